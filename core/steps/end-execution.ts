import { keys } from '../contracts/keys.ts';
import type { TuneExecution } from '../contracts/steps.ts';
import { NotFoundError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { registeredBy } from '../registry/activate-version.ts';
import { executionHolder } from '../registry/execution-holder.ts';
import { readModel } from '../registry/model-document.ts';
import { endWaiting, readWaiting } from '../registry/waiting-tune.ts';
import { loadRunConfig } from '../tuning/load-run.ts';
import { notifyFailure } from './notify-failure.ts';
import { notifyResult } from './notify-result.ts';
import { notifyRefused } from './notify-upload.ts';
import type { Promotion } from './promote.ts';
import { failRetune, finishRetune, isRefusal } from './retune.ts';
import { type StartExecutionPorts, startWaiting } from './start-execution.ts';

type EndPorts = Omit<Ports, 'metricSink'> & StartExecutionPorts;

/** The end of an execution that has registered its version: it is told, a retuning is over, the next upload may begin. */
export async function finishExecution(
  { model, runId, attempt }: TuneExecution,
  ports: EndPorts,
  nowMs: number,
): Promise<Promotion> {
  const run = { model, runId };
  const promotion = registeredBy(await readModel(ports.registry, model), runId);
  if (promotion === null)
    throw new NotFoundError({ where: `run ${runId}`, found: 'it registered no version' });
  await notifyResult(run, promotion, { ports, nowMs, holder: executionHolder({ runId, attempt }) });
  const { rawKey } = await loadRunConfig(ports.store, run);
  await finishRetune({ model, rawKey, runId, promotion }, ports);
  await startNext(model, ports, nowMs);
  return promotion;
}

/** The end of an execution that cannot go on, or that was stopped from outside. A repeat changes nothing. */
export async function failExecution(
  { model, runId, attempt }: TuneExecution,
  reason: string,
  { ports, nowMs }: { readonly ports: EndPorts; readonly nowMs: number },
): Promise<void> {
  const run = { model, runId };
  await notifyFailure(run, reason, { ports, nowMs, holder: executionHolder({ runId, attempt }) });
  const { rawKey } = await loadRunConfig(ports.store, run);
  await failRetune({ model, rawKey, reason }, ports);
  await startNext(model, ports, nowMs);
}

/** What waited and is refused by the configuration of now waits no longer: it is told, as an upload would be. */
async function startNext(model: string, ports: EndPorts, nowMs: number): Promise<void> {
  try {
    await startWaiting(model, ports, nowMs);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const waiting = await readWaiting({ registry: ports.registry, model });
    if (waiting === null) return;
    const { rawKey, uploadedAtMs } = waiting;
    await notifyRefused({ rawKey, reason: error.message, place: keys.config(model) }, ports);
    await endWaiting({ registry: ports.registry, model }, uploadedAtMs);
  }
}
