import { isRefusal } from '../errors.ts';
import { contentId } from '../hashing/sha256.ts';
import type { RetuneOrder } from '../monitoring/judge-rules.ts';
import type { CleanRequests } from '../ports/clean-requests.ts';
import type { Ports } from '../ports/ports.ts';
import { type RetuneRecord, readAlerts, updateRetune } from '../registry/alerts-document.ts';
import { isLeased } from '../registry/lease.ts';
import { readWaiting } from '../registry/waiting-tune.ts';
import { retune } from './retune.ts';

/** As long as a function can run. */
const ASK_AGAIN_MS = 15 * 60_000;
const MAX_ASKED = 8;
/** Of making the upload: what ends a function each time, for want of memory or time, ends it again. */
const MAX_TRIES = 8;

interface RetuneContext {
  readonly ports: Ports & { readonly cleanRequests: CleanRequests };
  readonly nowMs: number;
}

/**
 * Does what the monitor ordered, where TUNE runs by itself: a new upload is enough, its own event starts CLEAN. A retuning
 * that was begun, and on which nobody works, is asked for again, a limited number of times. A refusal is remembered by the step
 * `retune`, and told. Answers the upload, or null when nothing was to be done.
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
    const atMs = (await readAlerts(ports.registry, model)).retune?.atMs ?? nowMs;
    await tellRefused({ model, reason: error.message, atMs }, ports);
    return null;
  }
}

async function begin(model: string, { ports, nowMs }: RetuneContext): Promise<string | null> {
  const { registry } = ports;
  const { retune: last } = await readAlerts(registry, model);
  if (last?.status === 'wanted') {
    const nTries = (last.nTries ?? 0) + 1;
    if (nTries > MAX_TRIES) return giveUp({ model, last, found: 'its upload could not be made' }, ports);
    await updateRetune(registry, model, (now) => (now?.status === 'wanted' ? { ...now, nTries } : null));
  }
  const atMs = last?.status === 'wanted' ? last.atMs : nowMs;
  const { rawKey, isNewUpload } = await retune({ model, nowMs: atMs }, ports);
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
  // It waits for another run, whose end wakes it.
  if ((await readWaiting({ registry, model }))?.rawKey === rawKey) return null;
  const nAsked = (last.nAsked ?? 0) + 1;
  if (nAsked > MAX_ASKED)
    return giveUp({ model, last, found: `CLEAN and TUNE came to no end with ${rawKey}` }, ports);
  await updateRetune(registry, model, (now) =>
    now?.status === 'started' ? { ...now, nAsked, askedMs: nowMs } : null,
  );
  await ports.cleanRequests.request(rawKey);
  return rawKey;
}

interface GivenUp {
  readonly model: string;
  readonly last: RetuneRecord & { readonly status: 'wanted' | 'started' };
  readonly found: string;
}

/** Told before it is noted: who is stopped in between tells again. */
async function giveUp({ model, last, found }: GivenUp, ports: RetuneContext['ports']): Promise<null> {
  const { atMs, nLabelled } = last;
  const reason = `The retuning was tried again and again: ${found}.`;
  await tellRefused({ model, reason, atMs }, ports);
  const rawKey = last.status === 'started' ? last.rawKey : null;
  await updateRetune(ports.registry, model, (now) =>
    now?.status === last.status ? { atMs, nLabelled, status: 'failed', rawKey, reason } : null,
  );
  return null;
}

async function tellRefused(
  { model, reason, atMs }: { model: string; reason: string; atMs: number },
  { notifier }: Ports,
): Promise<void> {
  await notifier.notify({
    deduplicationId: contentId({ model, reason, atMs, retune: 'refused' }),
    subject: `${model}: not tuned again`,
    text: `${reason}\nThe champion of ${model} is unchanged. Another try follows when new labels have come and the cooldown is over.`,
    body: { model, reason },
    attributes: { model, kind: 'tune', severity: 'warning', state: 'FAILED' },
  });
}
