import type { RunRef } from '../contracts/steps.ts';
import { contentId } from '../hashing/sha256.ts';
import type { Ports } from '../ports/ports.ts';
import { releaseLease } from '../registry/lease.ts';
import { failRun } from '../registry/run-record.ts';

/** NotifyFailure: a run that cannot go on frees its lease and says why. The champion is untouched. */
export async function notifyFailure(
  run: RunRef,
  reason: string,
  { ports, nowMs }: { ports: Pick<Ports, 'registry' | 'notifier'>; nowMs: number },
): Promise<void> {
  const { model, runId } = run;
  const { attempt } = await failRun({ registry: ports.registry, model, runId, nowMs, reason });
  await ports.notifier.notify({
    deduplicationId: contentId({ runId, attempt, failed: true }),
    subject: `${model}: tuning failed`,
    text: `${reason}\nModel ${model}, run ${runId}, attempt ${attempt}. The champion is unchanged.`,
    body: { model, runId, attempt, reason },
    attributes: { model, kind: 'tune', severity: 'warning', state: 'FAILED' },
  });
  await releaseLease({ registry: ports.registry, name: model, owner: runId });
}
