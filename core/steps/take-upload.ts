import { keys } from '../contracts/keys.ts';
import type { CleanInput, CleanOutput } from '../contracts/steps.ts';
import { modelOfRawKey } from '../data-set/raw-key.ts';
import { isRefusal } from '../errors.ts';
import { readPromotion } from '../registry/read-promotion.ts';
import { dropWaiting } from '../registry/waiting-tune.ts';
import { clean } from './clean.ts';
import { notifyCleaned, notifyRefused } from './notify-upload.ts';
import { failRetune, finishRetune } from './retune.ts';
import { type StartExecutionPorts, startExecution } from './start-execution.ts';

export type TakeUploadPorts = StartExecutionPorts;

export interface UploadOutcome {
  readonly rawKey: string;
  /** gone: removed before it was read. refused: told and quarantined. cleaned: there is no target. The others are those of the run. */
  readonly status: 'gone' | 'refused' | 'cleaned' | 'running' | 'finished' | 'waiting';
  readonly datasetId?: string;
  readonly runId?: string;
}

/**
 * What an upload sets off where nobody watches it: CLEAN, then TUNE in an execution of its own. What is refused is kept under
 * `quarantine/` and told, and is no error: another delivery would end alike. Repeats come to the same.
 */
export async function takeUpload(
  input: CleanInput,
  ports: TakeUploadPorts,
  nowMs: number,
): Promise<UploadOutcome> {
  const rawKey = input.key;
  const refused = { rawKey, version: '', place: keys.refusal(rawKey) as string | null };
  try {
    const raw = await ports.store.head(rawKey);
    if (raw === undefined) return await endWithout('gone', rawKey, ports);
    refused.version = raw.version;
    const dataSet = await clean(input, ports);
    if (!dataSet.tunable) {
      await notifyCleaned(dataSet, ports);
      return { ...(await endWithout('cleaned', rawKey, ports)), datasetId: dataSet.datasetId };
    }
    refused.place = null;
    return await tune(dataSet, ports, nowMs);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const model = modelOfRawKey(rawKey);
    await notifyRefused({ ...refused, model, reason: error.message }, ports);
    await endUpload(rawKey, error.message, ports);
    return { rawKey, status: 'refused' };
  }
}

/** An upload that no run comes of. */
async function endWithout(
  status: 'gone' | 'cleaned',
  rawKey: string,
  ports: TakeUploadPorts,
): Promise<UploadOutcome> {
  const reason =
    status === 'gone'
      ? `${rawKey} was removed before it was read.`
      : 'No data.target is configured any more.';
  await endUpload(rawKey, reason, ports);
  return { rawKey, status };
}

/** Nothing takes it up again: neither the retuning that began with it, nor the end of the run that it waited for. */
async function endUpload(rawKey: string, reason: string, ports: TakeUploadPorts): Promise<void> {
  const model = modelOfRawKey(rawKey);
  if (model === null) return;
  await failRetune({ model, rawKey, reason }, ports);
  await dropWaiting({ registry: ports.registry, model }, rawKey);
}

async function tune(dataSet: CleanOutput, ports: TakeUploadPorts, nowMs: number): Promise<UploadOutcome> {
  const { rawKey, datasetId } = dataSet;
  const { model, runId, status } = await startExecution(dataSet, ports, nowMs);
  if (status === 'finished') {
    const promotion = await readPromotion(ports.registry, { model, runId });
    await finishRetune({ model, rawKey, runId, promotion }, ports);
  }
  return { rawKey, status, datasetId, runId };
}
