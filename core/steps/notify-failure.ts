import type { TuneExecution } from '../contracts/steps.ts';
import { contentId } from '../hashing/sha256.ts';
import type { Ports } from '../ports/ports.ts';
import { registeredBy } from '../registry/activate-version.ts';
import { type LeaseHolder, releaseLease } from '../registry/lease.ts';
import { readModel } from '../registry/model-document.ts';
import { failRun, readRun } from '../registry/run-record.ts';

interface NotifyFailureContext {
  readonly ports: Pick<Ports, 'registry' | 'notifier'>;
  readonly nowMs: number;
  readonly holder: LeaseHolder;
}

/**
 * NotifyFailure: an attempt at a run that cannot go on says why and frees its lease. Nothing happens for a run that is finished,
 * has told of its failure, or is in another attempt's hands: it is that one's to say what came of it. The record is changed
 * after the message, so that one which was stopped in between tells again.
 */
export async function notifyFailure(
  { model, runId, attempt }: TuneExecution,
  reason: string,
  { ports: { registry, notifier }, nowMs, holder }: NotifyFailureContext,
): Promise<void> {
  const record = await readRun({ registry, model, runId });
  if (record?.status === 'running' && record.attempt === attempt) {
    await notifier.notify({
      deduplicationId: contentId({ runId, attempt, failed: true }),
      subject: `${model}: tuning failed`,
      text: `${reason}\nModel ${model}, run ${runId}, attempt ${attempt}. ${await consequence(model, runId, registry)}`,
      body: { model, runId, attempt, reason },
      attributes: { model, kind: 'tune', severity: 'warning', state: 'FAILED' },
    });
    await failRun({ registry, model, runId, attempt, nowMs, reason });
  }
  await releaseLease({ registry, name: model, owner: runId, holder });
}

async function consequence(model: string, runId: string, registry: Ports['registry']): Promise<string> {
  const registered = registeredBy(await readModel(registry, model), runId);
  return registered === null
    ? 'The champion is unchanged.'
    : `Version ${registered.version} was registered before that; starting the run again only tells of it.`;
}
