import { keys } from '../contracts/keys.ts';
import type { CleanInput, CleanOutput } from '../contracts/steps.ts';
import { quarantineUpload } from '../data-set/quarantine-upload.ts';
import type { Ports } from '../ports/ports.ts';
import { readPromotion } from '../registry/read-promotion.ts';
import { clean } from './clean.ts';
import { notifyCleaned, notifyRefused } from './notify-upload.ts';
import { failRetune, finishRetune, isRefusal } from './retune.ts';
import { type StartExecutionPorts, startExecution } from './start-execution.ts';

export type TakeUploadPorts = Pick<Ports, 'notifier'> & StartExecutionPorts;

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
  if ((await ports.store.head(rawKey)) === undefined) return { rawKey, status: 'gone' };
  try {
    const dataSet = await clean(input, ports);
    if (!dataSet.tunable) {
      await notifyCleaned(dataSet, ports);
      return { rawKey, status: 'cleaned', datasetId: dataSet.datasetId };
    }
    return await tune(dataSet, ports, nowMs);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await refuse(rawKey, error.message, ports);
    return { rawKey, status: 'refused' };
  }
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

async function refuse(rawKey: string, reason: string, ports: TakeUploadPorts): Promise<void> {
  const { store } = ports;
  const place = keys.refusal(rawKey);
  // CLEAN keeps its own refusals; a key without a model, or a configuration that cannot be read, is refused before it.
  const version = (await store.head(rawKey))?.version ?? null;
  await quarantineUpload(store, { key: rawKey, version, reason });
  await notifyRefused({ rawKey, reason, place }, ports);
  const [, model] = rawKey.split('/');
  if (model !== undefined) await failRetune({ model, rawKey, reason }, ports);
}
