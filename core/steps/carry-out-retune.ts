import { contentId } from '../hashing/sha256.ts';
import type { RetuneOrder } from '../monitoring/judge-rules.ts';
import type { CleanRequests } from '../ports/clean-requests.ts';
import type { Ports } from '../ports/ports.ts';
import { isLeased } from '../registry/lease.ts';
import { isRefusal, retune } from './retune.ts';

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
    await tellRefused(model, error.message, ports);
    return null;
  }
}

async function begin(model: string, { ports, nowMs }: RetuneContext): Promise<string> {
  const { rawKey, isNewUpload } = await retune({ model, nowMs }, ports);
  // The same upload as before sends no event.
  if (!isNewUpload) await ports.cleanRequests.request(rawKey);
  return rawKey;
}

async function resume(
  model: string,
  rawKey: string,
  { ports, nowMs }: RetuneContext,
): Promise<string | null> {
  if (await isLeased({ registry: ports.registry, name: model, nowMs })) return null;
  await ports.cleanRequests.request(rawKey);
  return rawKey;
}

async function tellRefused(model: string, reason: string, { notifier }: Ports): Promise<void> {
  await notifier.notify({
    deduplicationId: contentId({ model, reason, retune: 'refused' }),
    subject: `${model}: not tuned again`,
    text: `${reason}\nThe champion of ${model} is unchanged. Another try follows when new labels have come and the cooldown is over.`,
    body: { model, reason },
    attributes: { model, kind: 'tune', severity: 'warning', state: 'FAILED' },
  });
}
