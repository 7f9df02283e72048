import { isRefusal } from '../errors.ts';
import { contentId } from '../hashing/sha256.ts';
import type { RetuneOrder } from '../monitoring/judge-rules.ts';
import type { CleanRequests } from '../ports/clean-requests.ts';
import type { Ports } from '../ports/ports.ts';
import { readAlerts, updateRetune } from '../registry/alerts-document.ts';
import { isLeased } from '../registry/lease.ts';
import { failRetune, retune } from './retune.ts';

/** As long as a function can run. */
const ASK_AGAIN_MS = 15 * 60_000;
const GIVE_UP_MS = 2 * 3_600_000;

interface RetuneContext {
  readonly ports: Ports & { readonly cleanRequests: CleanRequests };
  readonly nowMs: number;
}

/**
 * Does what the monitor ordered, where TUNE runs by itself: a new upload is enough, its own event starts CLEAN. A retuning
 * that was begun, and on which nobody works, is asked for again. A refusal is told and remembered by the step `retune`.
 * Answers the upload, or null when nothing was to be done.
 */
export async function carryOutRetune(
  model: string,
  order: RetuneOrder,
  { ports, nowMs }: RetuneContext,
): Promise<string | null> {
  if (!order.retune) return null;
  try {
    return order.resume === null
      ? await begin(model, { ports, nowMs })
      : await resume(model, order.resume, { ports, nowMs });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await tellRefused({ model, reason: error.message, nowMs }, ports);
    return null;
  }
}

async function begin(model: string, { ports, nowMs }: RetuneContext): Promise<string> {
  const { rawKey, isNewUpload } = await retune({ model, nowMs }, ports);
  // The same upload as before sends no event.
  if (!isNewUpload) await ports.cleanRequests.request(rawKey);
  return rawKey;
}

/** Asks again for a retuning that was begun, at most once in the time that CLEAN can take, and not for ever. */
async function resume(
  model: string,
  rawKey: string,
  { ports, nowMs }: RetuneContext,
): Promise<string | null> {
  const { registry } = ports;
  const { retune: last } = await readAlerts(registry, model);
  if (last?.status !== 'started' || (await isLeased({ registry, name: model, nowMs }))) return null;
  if (nowMs - (last.askedMs ?? last.atMs) < ASK_AGAIN_MS) return null;
  if (nowMs - last.atMs >= GIVE_UP_MS) {
    const reason = `CLEAN and TUNE came to no end with ${rawKey}, asked for again and again.`;
    await failRetune({ model, rawKey, reason }, ports);
    await tellRefused({ model, reason, nowMs }, ports);
    return null;
  }
  await updateRetune(registry, model, (now) =>
    now?.status === 'started' ? { ...now, askedMs: nowMs } : null,
  );
  await ports.cleanRequests.request(rawKey);
  return rawKey;
}

async function tellRefused(
  { model, reason, nowMs }: { model: string; reason: string; nowMs: number },
  { notifier }: Ports,
): Promise<void> {
  await notifier.notify({
    deduplicationId: contentId({ model, reason, nowMs, retune: 'refused' }),
    subject: `${model}: not tuned again`,
    text: `${reason}\nThe champion of ${model} is unchanged. Another try follows when new labels have come and the cooldown is over.`,
    body: { model, reason },
    attributes: { model, kind: 'tune', severity: 'warning', state: 'FAILED' },
  });
}
