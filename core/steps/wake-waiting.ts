import type { CleanRequests } from '../ports/clean-requests.ts';
import type { Ports } from '../ports/ports.ts';
import { eachWaiting, noteAsked, readWaiting, type WaitingUpload } from '../registry/waiting-tune.ts';
import { type Failed, tryEach } from '../try-each.ts';

/** As long as CLEAN can take: asked sooner, it would be asked beside itself. */
const ASK_AGAIN_MS = 15 * 60_000;

interface WakePorts extends Pick<Ports, 'registry'> {
  readonly cleanRequests: CleanRequests;
}

/**
 * At the end of a run: lets CLEAN take up the upload that waits for the model, if one does. Whether the model is free is CLEAN's
 * to find out: it asks Step Functions of an execution whose end nobody told. The note stays until the run begins.
 */
export async function wakeWaiting(model: string, ports: WakePorts, nowMs: number): Promise<void> {
  const waiting = await readWaiting({ registry: ports.registry, model });
  if (waiting !== null) await ask({ model, waiting, nowMs }, ports);
}

/**
 * At each tick, for all models: what was asked for in vain, or waits for a run of whose end nobody told. Answers the models that
 * were asked for, and those that could not be.
 */
export async function wakeAll(
  nowMs: number,
  ports: WakePorts,
): Promise<{ done: readonly string[]; failed: readonly Failed[] }> {
  const notes: { model: string; read: () => WaitingUpload | null }[] = [];
  for await (const note of eachWaiting(ports.registry)) notes.push(note);
  const work = async ({ model, read }: (typeof notes)[number]) => {
    const waiting = read();
    if (waiting === null || nowMs - (waiting.askedMs ?? 0) < ASK_AGAIN_MS) return false;
    await ask({ model, waiting, nowMs }, ports);
    return true;
  };
  return tryEach(notes, { work });
}

async function ask(
  { model, waiting, nowMs }: { model: string; waiting: WaitingUpload; nowMs: number },
  { registry, cleanRequests }: WakePorts,
): Promise<void> {
  await noteAsked({ registry, model }, waiting.rawKey, nowMs);
  await cleanRequests.request(waiting.rawKey);
}
