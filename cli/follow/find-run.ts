import { loadConfig } from '../../core/configuration/load-config.ts';
import type { CleanOutput } from '../../core/contracts/steps.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { type RunRecord, readRun } from '../../core/registry/run-record.ts';
import { runIdOf } from '../../core/tuning/run-id.ts';

/** The run that a data set calls for under the configuration of now, if it ever began. */
export async function findRun(
  { model, datasetId }: Pick<CleanOutput, 'model' | 'datasetId'>,
  { store, registry }: Pick<Ports, 'store' | 'registry'>,
): Promise<RunRecord | undefined> {
  const runId = runIdOf(datasetId, await loadConfig(store, model));
  return readRun({ registry, model, runId });
}

/** Whether a run had ended by then. The times are of one cloud, and not of the machine that asks. */
export function hasEndedBefore({ endedAt }: RunRecord, timeMs: number): boolean {
  return endedAt !== null && Date.parse(endedAt) < timeMs;
}
