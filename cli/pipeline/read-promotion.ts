import type { RunRef } from '../../core/contracts/steps.ts';
import { DamagedArtefactError } from '../../core/errors.ts';
import type { Registry } from '../../core/ports/registry.ts';
import { readRun } from '../../core/registry/run-record.ts';
import type { Promotion } from '../../core/steps/promote.ts';

/** What came of a run that has finished. */
export async function readPromotion(registry: Registry, run: RunRef): Promise<Promotion> {
  const record = await readRun({ registry, ...run });
  if (record?.version != null && record.decision !== null) {
    return { version: record.version, decision: record.decision };
  }
  throw new DamagedArtefactError({
    where: `run ${run.runId} of ${run.model}`,
    found: 'it is finished and has no result',
  });
}
