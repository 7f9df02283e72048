import type { MonitorSection } from '../contracts/config/monitor-section.ts';
import type { MonitorWindow, RuleState } from '../contracts/monitoring.ts';
import type { RetuneRecord } from '../registry/alerts-document.ts';
import { ruleName } from './alert-rule.ts';
import { datapointsOf } from './datapoints.ts';
import { durationMs } from '../duration.ts';
import { evaluateRule } from './evaluate-rule.ts';
import { type RetuneDecision, shouldRetune } from './should-retune.ts';

export interface JudgeRequest {
  readonly monitor: MonitorSection;
  /** The rules' memory from the run before. */
  readonly before: readonly RuleState[];
  /** Closed windows, in time order. */
  readonly windows: readonly MonitorWindow[];
  /** The version in service. */
  readonly version: number;
  readonly nowMs: number;
}

/** The state of every configured rule after the given windows, in the order of the rules. */
export function judgeRules({ monitor, before, windows, version, nowMs }: JudgeRequest): RuleState[] {
  const { minRows, window: unit } = monitor;
  const latenessMs = durationMs(monitor.lateness);
  return monitor.alerts.map((rule) => {
    const previous = before.find((state) => state.rule === ruleName(rule)) ?? null;
    const datapoints = datapointsOf({
      windows,
      version,
      metric: rule.metric,
      minRows,
      unit,
      latenessMs,
      nowMs,
    });
    return evaluateRule({ rule, previous, datapoints, version });
  });
}

export interface RetuneRequest extends JudgeRequest {
  readonly after: readonly RuleState[];
  readonly last: RetuneRecord | null;
  /** Whether a tune of this model is running. */
  readonly running: boolean;
}

/** What a monitor run asks its caller to do. `resume` names the upload of a retuning that was begun and not finished. */
export interface RetuneOrder extends RetuneDecision {
  readonly resume: string | null;
}

/**
 * Whether any rule asks for a retuning; the first that does gives the reason, or else the first that could. A retuning of our
 * own that was begun is taken up again even if its tune is running: it is the same run, and its lease decides who works on it.
 */
export function decideRetune(request: RetuneRequest): RetuneOrder {
  const { monitor, before, after, windows, last, running, nowMs } = request;
  if (last?.status === 'wanted') {
    return { retune: true, reason: 'A retuning was wanted and has not begun.', resume: null };
  }
  if (last?.status === 'started') {
    return { retune: true, reason: 'A retuning was begun and has not ended.', resume: last.rawKey };
  }
  const decisions = monitor.alerts.map((rule, index) =>
    shouldRetune({
      rule,
      before: before.find((state) => state.rule === ruleName(rule)) ?? null,
      after: after[index]!,
      nNewLabelled: countLabelled(windows) - (last?.nLabelled ?? 0),
      lastRetuneAtMs: last?.atMs ?? null,
      running,
      cooldownMs: durationMs(monitor.cooldown),
      nowMs,
    }),
  );
  const couldAsk =
    decisions[
      Math.max(
        0,
        monitor.alerts.findIndex(({ action }) => action === 'retune'),
      )
    ];
  const chosen = decisions.find(({ retune }) => retune) ?? couldAsk;
  return { ...(chosen ?? { retune: false, reason: 'No rule is configured.' }), resume: null };
}

/** Labelled rows in all windows and versions. */
export function countLabelled(windows: readonly MonitorWindow[]): number {
  return windows.reduce(
    (total, { versions }) => total + versions.reduce((sum, { nLabelled }) => sum + nLabelled, 0),
    0,
  );
}
