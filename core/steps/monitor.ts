import { loadConfig } from '../configuration/load-config.ts';
import type { AlertTransition, MonitorWindow, RuleState } from '../contracts/monitoring.ts';
import { NotFoundError } from '../errors.ts';
import { canonicalJson } from '../hashing/canonical-json.ts';
import { alertNotification } from '../monitoring/alert-message.ts';
import { evaluateTouched } from '../monitoring/evaluate-touched.ts';
import { type IngestedLogs, ingestLogs } from '../monitoring/ingest-logs.ts';
import {
  countLabelled,
  decideRetune,
  type JudgeRequest,
  judgeRules,
  type RetuneOrder,
} from '../monitoring/judge-rules.ts';
import { metricData } from '../monitoring/metric-data.ts';
import { underMonitorLease } from '../monitoring/monitor-lease.ts';
import { netTransitions } from '../monitoring/transitions.ts';
import type { Notification } from '../ports/notifier.ts';
import type { Ports } from '../ports/ports.ts';
import { readAlerts, writeStates } from '../registry/alerts-document.ts';
import { isLeased, type LeaseHolder } from '../registry/lease.ts';
import { loadChampion } from '../tuning/champion.ts';

export interface MonitorOutcome {
  readonly ingested: IngestedLogs;
  readonly evaluated: readonly MonitorWindow[];
  /** Windows that hold records and are not closed yet. */
  readonly pending: readonly string[];
  /** Labels that match no prediction: those in the evaluated windows, and new ones without a time. */
  readonly nOrphanLabels: number;
  readonly states: readonly RuleState[];
  readonly transitions: readonly AlertTransition[];
  readonly notifications: readonly Notification[];
  readonly retune: RetuneOrder;
}

export interface MonitorInput {
  readonly model: string;
  /** As of when windows are judged and metrics stamped. */
  readonly nowMs: number;
  /** The present, for leases. @default nowMs */
  readonly presentMs?: number;
  /** The log objects that are known to be new. @default whatever a listing finds */
  readonly logKeys?: readonly string[] | undefined;
  /**
   * The process that runs this, for the lease `<model>/monitor`.
   * @default none: without a lease; of two runs at once the slower one then fails when it writes the alerts
   */
  readonly holder?: LeaseHolder;
  /** @default never */
  readonly isHolderGone?: (holder: LeaseHolder) => boolean;
}

/**
 * Monitor: one tick for one model. New log objects are read, the windows they touch evaluated, rules judged in time order,
 * metrics published, changes notified, and it is decided whether to tune again. Stopped at any point and run again, it
 * comes to the same: what was read is not read twice, and a notification that may go out twice carries the same id.
 * @throws NotFoundError when the model has no champion; ConflictError when another monitor of the model runs
 */
export async function monitor(input: MonitorInput, ports: Ports): Promise<MonitorOutcome> {
  const { holder } = input;
  if (holder === undefined) return tick(input, ports);
  const lease = { ...input, holder, registry: ports.registry, presentMs: input.presentMs ?? input.nowMs };
  return underMonitorLease(lease, () => tick(input, ports));
}

async function tick(
  { model, nowMs, presentMs = nowMs, logKeys, ...caller }: MonitorInput,
  ports: Ports,
): Promise<MonitorOutcome> {
  const { store, registry } = ports;
  const config = await loadConfig(store, model);
  const champion = await loadChampion(model, ports);
  if (champion === null) throw noChampion(model);
  const { states: before, retune: last } = await readAlerts(registry, model);
  const ingested = await ingestLogs({ store, model, window: config.monitor.window, logKeys });
  const columns = champion.artefact.signature.inputs.map(({ name }) => name);
  const newLogKeys = ingested.keys;
  const { windows, ...found } = await evaluateTouched({ store, config, columns, newLogKeys, nowMs });
  const judged = { monitor: config.monitor, before, windows, version: champion.version, nowMs };
  const states = judgeRules(judged);
  const running = await isLeased({ registry, name: model, ...caller, nowMs: presentMs });
  const retune = decideRetune({ ...judged, after: states, last, running });
  const told = await tell({ ...judged, model, after: states, retune }, ports);
  const wanted =
    last?.status === 'wanted' ? null : wantedRetune(retune, { nowMs, nLabelled: countLabelled(windows) });
  if (wanted !== null || canonicalJson(states) !== canonicalJson(before))
    await writeStates(registry, model, { before, after: states, last, wanted });
  return { ingested, ...found, states, ...told, retune };
}

/** An order for a new retuning, to be remembered until it is carried out. */
function wantedRetune({ retune, resume }: RetuneOrder, attempt: { nowMs: number; nLabelled: number }) {
  if (!retune || resume !== null) return null;
  const { nowMs: atMs, nLabelled } = attempt;
  return { status: 'wanted', atMs, nLabelled } as const;
}

function noChampion(model: string): NotFoundError {
  return new NotFoundError({
    where: model,
    found: 'the model has no champion to watch',
    todo: 'Register one first: upkeep run DATA, or push it to the deployment',
  });
}

interface Told extends JudgeRequest {
  readonly model: string;
  readonly after: readonly RuleState[];
  readonly retune: RetuneOrder;
}

/** Publishes and notifies before the states are kept: a crash between repeats a message, and never loses one. */
async function tell({ model, monitor, before, after, windows, version, nowMs, retune }: Told, ports: Ports) {
  const nowIso = new Date(nowMs).toISOString();
  const data = metricData({ model, windows, version, monitor, nowMs });
  if (data.length > 0) await ports.metricSink.publish(`${model}-${nowIso}`, data);
  const transitions = netTransitions({ rules: monitor.alerts, before, after });
  if (transitions.length === 0) return { transitions, notifications: [] };
  const notification = alertNotification({
    model,
    transitions,
    windows,
    states: after,
    championVersion: version,
    action: retune,
    nowIso,
  });
  await ports.notifier.notify(notification);
  return { transitions, notifications: [notification] };
}
