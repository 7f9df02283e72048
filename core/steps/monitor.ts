import { loadConfig } from '../configuration/load-config.ts';
import type { ModelConfig } from '../contracts/config/model-config.ts';
import type { AlertTransition, MonitorWindow, RuleState } from '../contracts/monitoring.ts';
import { NotFoundError } from '../errors.ts';
import { alertNotification } from '../monitoring/alert-message.ts';
import { evaluateWindow } from '../monitoring/evaluate-window.ts';
import { type IngestedLogs, ingestLogs } from '../monitoring/ingest-logs.ts';
import { decideRetune, type JudgeRequest, judgeRules, type RetuneOrder } from '../monitoring/judge-rules.ts';
import { metricData } from '../monitoring/metric-data.ts';
import { readWindows, writeWindow } from '../monitoring/stored-windows.ts';
import { touchedWindows } from '../monitoring/touched-windows.ts';
import { netTransitions } from '../monitoring/transitions.ts';
import { readUnplacedLabels } from '../monitoring/unplaced-labels.ts';
import type { Notification } from '../ports/notifier.ts';
import type { Ports } from '../ports/ports.ts';
import { readAlerts, writeAlerts } from '../registry/alerts-document.ts';
import { type Champion, loadChampion } from '../tuning/champion.ts';

export interface MonitorOutcome {
  readonly ingested: IngestedLogs;
  readonly evaluated: readonly MonitorWindow[];
  /** Windows that hold records and are not closed yet. */
  readonly pending: readonly string[];
  readonly nOrphanLabels: number;
  readonly states: readonly RuleState[];
  readonly transitions: readonly AlertTransition[];
  readonly notifications: readonly Notification[];
  readonly retune: RetuneOrder;
}

/**
 * Monitor: one tick for one model. New log objects are read, the windows they touch evaluated, rules judged in time order,
 * metrics published, changes notified, and it is decided whether to tune again. Stopped at any point and run again, it
 * comes to the same: what was read is not read twice, and a notification that may go out twice carries the same id.
 * @throws NotFoundError when the model has no champion; ConflictError when another monitor of the model ran at once
 */
export async function monitor(
  { model, nowMs }: { model: string; nowMs: number },
  ports: Ports,
): Promise<MonitorOutcome> {
  const { store, registry } = ports;
  const config = await loadConfig(store, model);
  const champion = await loadChampion(model, ports);
  if (champion === null) {
    throw new NotFoundError({
      where: model,
      found: 'the model has no champion to watch',
      todo: 'Register one first: upkeep run DATA',
    });
  }
  const alerts = await readAlerts(registry, model);
  const ingested = await ingestLogs(store, model);
  const { evaluated, pending, nOrphanLabels } = await evaluateTouched({ store, config, champion, nowMs });
  const windows = await readWindows(store, model, config.monitor.window);
  const { states: before, retune: last } = alerts.document;
  const judged = { monitor: config.monitor, before, windows, version: champion.version, nowMs };
  const states = judgeRules(judged);
  const retune = decideRetune({ ...judged, after: states, last });
  const { transitions, notifications } = await tell({ ...judged, model, after: states, retune }, ports);
  await writeAlerts(registry, model, { document: { ...alerts.document, states }, revision: alerts.revision });
  return { ingested, evaluated, pending, nOrphanLabels, states, transitions, notifications, retune };
}

interface EvaluateTouched {
  readonly store: Ports['store'];
  readonly config: ModelConfig;
  readonly champion: Champion;
  readonly nowMs: number;
}

async function evaluateTouched({ store, config, champion, nowMs }: EvaluateTouched) {
  const { model, monitor: settings } = config;
  const { touched, pending } = await touchedWindows({ store, model, monitor: settings, nowMs });
  const unplaced = await readUnplacedLabels(store, model);
  const columns = champion.artefact.signature.inputs.map(({ name }) => name);
  const evaluated: MonitorWindow[] = [];
  let nOrphanLabels = 0;
  for (const window of touched) {
    const result = await evaluateWindow({ store, model, window, monitor: settings, unplaced, columns });
    await writeWindow(store, result.window, window.fingerprint);
    evaluated.push(result.window);
    nOrphanLabels += result.nOrphanLabels;
  }
  return { evaluated, pending, nOrphanLabels };
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
