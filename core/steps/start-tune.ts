import { jsonText, readArtefact } from '../artefacts/stored-json.ts';
import { loadConfig } from '../configuration/load-config.ts';
import { keys } from '../contracts/keys.ts';
import type { CleanOutput, RunRef } from '../contracts/steps.ts';
import type { Ports } from '../ports/ports.ts';
import { acquireLease, type LeaseHolder, releaseLease } from '../registry/lease.ts';
import { type RunRecord, readRun, startRun } from '../registry/run-record.ts';
import type { RunConfig } from '../tuning/load-run.ts';
import { runIdOf } from '../tuning/run-id.ts';
import { targetName } from '../tuning/target.ts';

/** Longer than any step between two renewals. */
export const TUNE_LEASE_MS = 15 * 60_000;

export interface StartTuneContext {
  readonly nowMs: number;
  readonly holder: LeaseHolder;
  readonly isHolderGone?: (holder: LeaseHolder) => boolean;
}

export interface StartedTune extends RunRef {
  /** 1 for a new run, more for one that is taken up again. */
  readonly attempt: number;
  readonly alreadyFinished: boolean;
}

/** Names the run that a cleaned data set calls for, and keeps its configuration as it is now. @throws ConfigurationError */
export async function prepareTune(dataSet: CleanOutput, store: Ports['store']): Promise<RunRef> {
  const { model, datasetId, rawKey, uploadedAtMs } = dataSet;
  const config = await loadConfig(store, model);
  targetName(config);
  const runId = runIdOf(datasetId, config);
  const runConfig: RunConfig = { format: 'upkeep-run-config/1', datasetId, rawKey, uploadedAtMs, config };
  await store.putIfAbsent(keys.run(model, runId, 'config.json'), jsonText(runConfig));
  return { model, runId };
}

/**
 * A data set that is uploaded again, for a run that failed, is the newer upload's from now on: whether another upload is newer
 * is asked of its time. What it was configured with stays.
 */
export async function adoptUpload(
  { rawKey, uploadedAtMs }: CleanOutput,
  { model, runId }: RunRef,
  store: Ports['store'],
): Promise<void> {
  const key = keys.run(model, runId, 'config.json');
  const kept = await readArtefact<RunConfig>(store, key, 'upkeep-run-config/1');
  if (kept.uploadedAtMs < uploadedAtMs) await store.put(key, jsonText({ ...kept, rawKey, uploadedAtMs }));
}

/**
 * Begins, or takes up again, the run that a cleaned data set calls for: one at a time for a model, and none twice. A lease
 * that a finished run left behind, because it was stopped at its very end, is given back.
 * @throws ConfigurationError without a target; ConflictError while another process works on a run of the model
 */
export async function startTune(
  dataSet: CleanOutput,
  { store, registry }: Pick<Ports, 'store' | 'registry'>,
  { nowMs, holder, isHolderGone }: StartTuneContext,
): Promise<StartedTune> {
  const { model, runId } = await prepareTune(dataSet, store);
  let record = await readRun({ registry, model, runId });
  if (record?.status !== 'finished') {
    const gone = isHolderGone === undefined ? {} : { isHolderGone };
    const lease = { name: model, owner: runId, holder, nowMs, durationMs: TUNE_LEASE_MS };
    await acquireLease({ registry, ...lease, ...gone });
    await adoptUpload(dataSet, { model, runId }, store);
    record = await startRun({ registry, model, runId, datasetId: dataSet.datasetId, nowMs });
    // It may have been finished between the look and the lease.
    if (record.status !== 'finished')
      return { model, runId, attempt: record.attempt, alreadyFinished: false };
  }
  await settleFinished({ model, runId }, record, { store, registry });
  return { model, runId, attempt: record.attempt, alreadyFinished: true };
}

/** What is left to do for a run that has finished: the lease that it may have left behind, and its model, if it was removed. */
export async function settleFinished(
  { model, runId }: RunRef,
  { version }: Pick<RunRecord, 'version'>,
  { store, registry }: Pick<Ports, 'store' | 'registry'>,
): Promise<void> {
  await releaseLease({ registry, name: model, owner: runId });
  await restoreModel(store, { model, runId, version });
}

/** A registered model whose file was removed from the store is put back from its run. */
async function restoreModel(
  store: Ports['store'],
  { model, runId, version }: RunRef & { version: number | null },
): Promise<void> {
  if (version === null) return;
  const key = keys.modelVersion(model, version);
  const ofRun = keys.run(model, runId, 'model.json');
  if ((await store.head(key)) !== undefined || (await store.head(ofRun)) === undefined) return;
  await store.putIfAbsent(key, await store.get(ofRun));
}
