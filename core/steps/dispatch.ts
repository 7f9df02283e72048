import { loadConfig } from '../configuration/load-config.ts';
import { keys } from '../contracts/keys.ts';
import type { MonitorOrder } from '../contracts/steps.ts';
import { type Due, dueOf } from '../monitoring/due.ts';
import { LOG_KINDS } from '../monitoring/monitor-keys.ts';
import type { Ports } from '../ports/ports.ts';
import { readAlerts } from '../registry/alerts-document.ts';
import { listModels } from '../registry/model-document.ts';
import { readTick, writeTick } from '../registry/tick-document.ts';

/** More keys than fit into one order are found by a listing instead. */
const MAX_KEYS = 500;

export interface DispatchInput {
  /** Of the log objects that arrived since the last tick, of any model. */
  readonly logKeys: readonly string[];
  readonly nowMs: number;
}

type DispatchPorts = Pick<Ports, 'store' | 'registry'>;

export interface DispatchOutput {
  readonly nModels: number;
  /** The models that were due. */
  readonly ordered: readonly string[];
  /** Why a model could not be looked at; the others were. */
  readonly failed: readonly { readonly model: string; readonly reason: string }[];
}

/**
 * Dispatch: one tick of the clock. Orders a run of MONITOR for each model in service that is due. Logs of a model without a
 * champion wait where they are: the first listing after its promotion finds them. A model whose configuration or registry
 * item cannot be read keeps no other from being watched. O(models) reads.
 */
export async function dispatch(
  { logKeys, nowMs }: DispatchInput,
  ports: DispatchPorts,
  order: (order: MonitorOrder) => Promise<void>,
): Promise<DispatchOutput> {
  const inService = (await listModels(ports.registry)).filter(
    ({ aliases }) => aliases.champion !== undefined,
  );
  const ordered: string[] = [];
  const failed: { model: string; reason: string }[] = [];
  for (const { model } of inService) {
    const own = logKeys.filter((key) => LOG_KINDS.some((kind) => key.startsWith(`${kind}/${model}/`)));
    try {
      if (await orderIfDue({ model, own, nowMs }, ports, order)) ordered.push(model);
    } catch (error) {
      failed.push({ model, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { nModels: inService.length, ordered, failed };
}

async function orderIfDue(
  { model, own, nowMs }: { model: string; own: readonly string[]; nowMs: number },
  { store, registry }: DispatchPorts,
  order: (order: MonitorOrder) => Promise<void>,
): Promise<boolean> {
  const { monitor } = await loadConfig(store, model);
  const configVersion = (await store.head(keys.config(model)))?.version ?? null;
  const last = await readTick({ registry, model });
  const { retune } = (await readAlerts(registry, model)).document;
  const isRetuning = retune?.status === 'started';
  const due: Due = dueOf({ monitor, configVersion, last, nNewLogs: own.length, isRetuning, nowMs });
  if (due === 'nothing') return false;
  const isListing = due === 'list' || own.length > MAX_KEYS;
  await order({ model, nowMs, ...(isListing ? {} : { logKeys: own }) });
  const listedMs = isListing ? nowMs : last!.listedMs;
  await writeTick({ lastMs: nowMs, listedMs, configVersion }, { registry, model });
  return true;
}
