import type { RunRef } from '../contracts/steps.ts';
import { DamagedArtefactError } from '../errors.ts';
import type { Registry } from '../ports/registry.ts';
import type { Promotion } from '../steps/promote.ts';
import { readRun } from './run-record.ts';

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
