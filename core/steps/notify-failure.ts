import type { RunRef } from '../contracts/steps.ts';
import { contentId } from '../hashing/sha256.ts';
import type { Ports } from '../ports/ports.ts';
import { registeredBy } from '../registry/activate-version.ts';
import { holdsLease, type LeaseHolder, releaseLease } from '../registry/lease.ts';
import { readModel } from '../registry/model-document.ts';
import { failRun } from '../registry/run-record.ts';

interface NotifyFailureContext {
  readonly ports: Pick<Ports, 'registry' | 'notifier'>;
  readonly nowMs: number;
  readonly holder: LeaseHolder;
}

/**
 * NotifyFailure: a run that cannot go on says why and frees its lease. Nothing happens for a run that is finished, nor for
 * one that lost its lease: another process works on it, and it is that one's to say what came of it.
 */
export async function notifyFailure(
  run: RunRef,
  reason: string,
  { ports: { registry, notifier }, nowMs, holder }: NotifyFailureContext,
): Promise<void> {
  const { model, runId } = run;
  const lease = { registry, name: model, owner: runId, holder };
  if (!(await holdsLease(lease))) return;
  const { attempt, status } = await failRun({ registry, model, runId, nowMs, reason });
  if (status === 'finished') return;
  const registered = registeredBy(await readModel(registry, model), runId);
  const consequence =
    registered === null
      ? 'The champion is unchanged.'
      : `Version ${registered.version} was registered before that; starting the run again only tells of it.`;
  await notifier.notify({
    deduplicationId: contentId({ runId, attempt, failed: true }),
    subject: `${model}: tuning failed`,
    text: `${reason}\nModel ${model}, run ${runId}, attempt ${attempt}. ${consequence}`,
    body: { model, runId, attempt, reason },
    attributes: { model, kind: 'tune', severity: 'warning', state: 'FAILED' },
  });
  await releaseLease(lease);
}
