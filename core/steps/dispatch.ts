import { loadConfig } from '../configuration/load-config.ts';
import { keys } from '../contracts/keys.ts';
import type { MonitorOrder } from '../contracts/steps.ts';
import { DamagedArtefactError } from '../errors.ts';
import { dueOf } from '../monitoring/due.ts';
import { LOG_KINDS } from '../monitoring/monitor-keys.ts';
import type { CleanRequests } from '../ports/clean-requests.ts';
import type { LogEventSource } from '../ports/log-events.ts';
import type { Ports } from '../ports/ports.ts';
import { readAlerts } from '../registry/alerts-document.ts';
import { eachModel, type ModelDocument } from '../registry/model-document.ts';
import { noteOrdered, noteOwed, readTick } from '../registry/tick-document.ts';
import { type Failed, tryEach } from '../try-each.ts';
import { wakeAll } from './wake-waiting.ts';

/** What one tick takes from the queue; the rest waits for the next. */
const MAX_MESSAGES = 2000;
/** More text than fits into one order; its logs are found by a listing instead. Of 256 KB, some are the envelope's. */
const MAX_KEY_BYTES = 200_000;

export interface DispatchPorts extends Pick<Ports, 'store' | 'registry'> {
  readonly logEvents: LogEventSource;
  readonly cleanRequests: CleanRequests;
  /** Lets MONITOR be run; returns when the order is taken. */
  readonly order: (order: MonitorOrder) => Promise<void>;
}

export interface DispatchOutput {
  readonly nModels: number;
  readonly nLogKeys: number;
  /** Messages that told of no log. */
  readonly nForeign: number;
  /** The models that were due. */
  readonly ordered: readonly string[];
  /** The models whose waiting upload was asked for. */
  readonly woken: readonly string[];
  /** Why a model could not be looked at; the others were. */
  readonly failed: readonly Failed[];
}

interface Look {
  readonly model: string;
  readonly read: () => ModelDocument;
  /** Its log objects that arrived since the last tick. */
  readonly logKeys: readonly string[];
  readonly nowMs: number;
}

/**
 * Dispatch: one tick of the clock. Orders a run of MONITOR for each model in service that is due, and wakes what waits for a run
 * whose end nobody told. Logs of a model without a champion wait where they are: the first listing after its promotion finds
 * them. A model that cannot be looked at keeps no other from being watched, and is listed once it can be. Messages are deleted
 * when every model's order, or its failure, is noted: a tick that is stopped is repeated whole by the next one. O(models) reads.
 */
export async function dispatch(nowMs: number, ports: DispatchPorts): Promise<DispatchOutput> {
  const { keys: logKeys, nForeign, acknowledge } = await ports.logEvents.receive(MAX_MESSAGES);
  const looks: Look[] = [];
  for await (const { model, read } of eachModel(ports.registry)) {
    const own = logKeys.filter((key) => LOG_KINDS.some((kind) => key.startsWith(`${kind}/${model}/`)));
    looks.push({ model, read, logKeys: own, nowMs });
  }
  const ordered = await tryEach(looks, {
    work: (look) => orderIfDue(look, ports),
    onFailed: (look) => noteFailed(look, ports),
  });
  await acknowledge();
  const woken = await wakeAll(nowMs, ports);
  return {
    nModels: looks.length,
    nLogKeys: logKeys.length,
    nForeign,
    ordered: ordered.done,
    woken: woken.done,
    failed: [...ordered.failed, ...woken.failed],
  };
}

async function orderIfDue({ model, read, logKeys, nowMs }: Look, ports: DispatchPorts): Promise<boolean> {
  const { store, registry, order } = ports;
  if (read().aliases.champion === undefined) return false;
  const { monitor } = await loadConfig(store, model);
  const configVersion = (await store.head(keys.config(model)))?.version ?? null;
  const last = await readTick({ registry, model });
  const isRetuning = isUnderWay((await readAlerts(registry, model)).retune?.status);
  const nNewLogs = logKeys.length;
  const due = dueOf({ monitor, configVersion, last, nNewLogs, isRetuning, nowMs });
  if (due === 'wait' && nNewLogs > 0) await noteOwed({ registry, model });
  if (due === 'nothing' || due === 'wait') return false;
  const isListing = due === 'list' || nBytesOf(logKeys) > MAX_KEY_BYTES;
  await noteOrdered({ nowMs, isListing, configVersion }, { registry, model });
  await order({ model, nowMs, ...(isListing ? {} : { logKeys }) });
  return true;
}

/**
 * The messages of its logs do not come again: so the model is listed at the next tick. Where the very note is damaged it cannot
 * be written, and need not: a model without one is listed.
 */
async function noteFailed({ model, nowMs }: Look, { registry }: DispatchPorts): Promise<void> {
  try {
    await noteOwed({ registry, model }, nowMs);
  } catch (error) {
    if (!(error instanceof DamagedArtefactError)) throw error;
  }
}

function isUnderWay(retuneStatus: string | undefined): boolean {
  return retuneStatus === 'wanted' || retuneStatus === 'started';
}

/** At most three bytes a UTF-16 code unit. */
function nBytesOf(logKeys: readonly string[]): number {
  return logKeys.reduce((sum, key) => sum + 3 * key.length, 0);
}
