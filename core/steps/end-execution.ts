import type { TuneExecution } from '../contracts/steps.ts';
import { NotFoundError } from '../errors.ts';
import type { CleanRequests } from '../ports/clean-requests.ts';
import type { Ports } from '../ports/ports.ts';
import { registeredBy } from '../registry/activate-version.ts';
import { executionHolder } from '../registry/execution-holder.ts';
import { releaseLease } from '../registry/lease.ts';
import { readModel } from '../registry/model-document.ts';
import { readRun } from '../registry/run-record.ts';
import { loadRunConfig } from '../tuning/load-run.ts';
import { notifyFailure } from './notify-failure.ts';
import { notifyResult } from './notify-result.ts';
import type { Promotion } from './promote.ts';
import { failRetune, finishRetune } from './retune.ts';
import { wakeWaiting } from './wake-waiting.ts';

export interface EndPorts extends Omit<Ports, 'metricSink'> {
  readonly cleanRequests: CleanRequests;
}

/**
 * The end of an execution that has registered its version: it is told, a retuning is over, the next upload may begin. A repeat
 * tells nothing that was told.
 */
export async function finishExecution(
  execution: TuneExecution,
  ports: EndPorts,
  nowMs: number,
): Promise<Promotion> {
  const { model, runId } = execution;
  const { store, registry } = ports;
  const promotion = registeredBy(await readModel(registry, model), runId);
  if (promotion === null)
    throw new NotFoundError({ where: `run ${runId}`, found: 'it registered no version' });
  const holder = executionHolder(execution);
  const record = await readRun({ registry, model, runId });
  if (record?.status === 'finished') await releaseLease({ registry, name: model, owner: runId, holder });
  else await notifyResult({ model, runId }, promotion, { ports, nowMs, holder });
  const { rawKey } = await loadRunConfig(store, execution);
  await finishRetune({ model, rawKey, runId, promotion }, ports);
  await wakeWaiting(model, ports, nowMs);
  return promotion;
}

/**
 * The end of an execution that cannot go on, or that was stopped from outside. A repeat changes nothing, nor does the late news
 * of an attempt that another one has followed.
 */
export async function failExecution(
  execution: TuneExecution,
  reason: string,
  { ports, nowMs }: { readonly ports: EndPorts; readonly nowMs: number },
): Promise<void> {
  const { model, runId, attempt } = execution;
  const { store, registry } = ports;
  await notifyFailure(execution, reason, { ports, nowMs, holder: executionHolder(execution) });
  const record = await readRun({ registry, model, runId });
  if (record?.status === 'failed' && record.attempt === attempt) {
    const { rawKey } = await loadRunConfig(store, execution);
    await failRetune({ model, rawKey, reason }, ports);
  }
  await wakeWaiting(model, ports, nowMs);
}
