import type { AlertRule } from '../contracts/config/monitor-section.ts';
import type { AlertState, RuleState } from '../contracts/monitoring.ts';
import { isBreaching, isClear, parseMOfN, ruleName } from './alert-rule.ts';

/** One closed window of the version in service; `value` is `null` where it holds no data for the metric. */
export interface Datapoint {
  readonly window: string;
  readonly value: number | null;
}

export interface EvaluateRuleRequest {
  readonly rule: AlertRule;
  /** The rule's memory, or `null` for a rule that was never evaluated. */
  readonly previous: RuleState | null;
  /** Oldest first. Windows may have been restated since the last evaluation. */
  readonly datapoints: readonly Datapoint[];
  /** The version in service. */
  readonly version: number;
}

/** A datapoint as the rule counts it, after its policy for missing data. */
interface Judged {
  readonly window: string;
  readonly value: number | null;
  readonly breaches: boolean;
  readonly clears: boolean;
}

/**
 * The rule's state after the given windows. `OK` turns to `ALARM` at a breaching window, when M of the last N windows that
 * hold data breach; `ALARM` to `OK` at the first window at or beyond the clear level, and never for lack of data.
 *
 * The windows since the state began are judged again, one after the other, so that the outcome is the same whether the
 * rule was evaluated after each window or once after all, and late labels that restate a window count. Any change of the
 * version in service, a promotion or a rollback, empties the history: from then on only windows of that version count that
 * are later than the last one evaluated before; an alarm stays until one of them clears it.
 *
 * Missing data, in CloudWatch's words: `ignore` keeps the state, `missing` gives `INSUFFICIENT_DATA` while no window holds
 * data (not when only the newest do not: labels come late), `breaching` and `notBreaching` count such a window as data.
 */
export function evaluateRule({ rule, previous, datapoints, version }: EvaluateRuleRequest): RuleState {
  const isSameVersion = previous?.version === version;
  const servedAfter = servedAfterOf(previous, version);
  const history = datapoints
    .filter(({ window }) => servedAfter === null || window > servedAfter)
    .flatMap((datapoint) => judge(rule, datapoint));
  const beganIn = previous?.sinceWindow ?? null;
  const first = beganIn === null ? 0 : history.findIndex(({ window }) => window >= beganIn);
  const nJudged = first === -1 ? 0 : history.length - first;
  const name = ruleName(rule);
  if (nJudged === 0) {
    return {
      rule: name,
      state: stateWithoutData(rule, previous),
      version,
      servedAfter,
      sinceWindow: beganIn,
      lastWindow: isSameVersion ? previous.lastWindow : null,
      lastValue: isSameVersion ? previous.lastValue : null,
    };
  }
  const { state, sinceWindow } = replay({ rule, history, first, previous, beganIn });
  const newest = history.at(-1)!;
  return {
    rule: name,
    state,
    version,
    servedAfter,
    sinceWindow,
    lastWindow: newest.window,
    lastValue: newest.value,
  };
}

function servedAfterOf(previous: RuleState | null, version: number): string | null {
  if (previous === null) return null;
  return previous.version === version ? previous.servedAfter : (previous.lastWindow ?? previous.servedAfter);
}

function judge(rule: AlertRule, { window, value }: Datapoint): Judged[] {
  if (value !== null) {
    return [{ window, value, breaches: isBreaching(rule, value), clears: isClear(rule, value) }];
  }
  if (rule.missingData === 'breaching') return [{ window, value, breaches: true, clears: false }];
  if (rule.missingData === 'notBreaching') return [{ window, value, breaches: false, clears: true }];
  return [];
}

function stateWithoutData(rule: AlertRule, previous: RuleState | null): AlertState {
  if (previous?.state === 'ALARM') return 'ALARM';
  if (rule.missingData === 'missing') return 'INSUFFICIENT_DATA';
  return previous?.state ?? 'INSUFFICIENT_DATA';
}

interface Replay {
  readonly rule: AlertRule;
  readonly history: readonly Judged[];
  /** Index of the first window to judge; older ones count only among the last N. */
  readonly first: number;
  readonly previous: RuleState | null;
  readonly beganIn: string | null;
}

function replay({ rule, history, first, previous, beganIn }: Replay) {
  const { datapointsToAlarm, evaluationPeriods } = parseMOfN(rule.for);
  let state: AlertState = previous?.state === 'ALARM' ? 'ALARM' : 'OK';
  let sinceWindow =
    previous?.state === 'INSUFFICIENT_DATA' ? history[first]!.window : (beganIn ?? history[first]!.window);
  for (let index = first; index < history.length; index++) {
    const { window, breaches, clears } = history[index]!;
    if (state === 'ALARM') {
      if (!clears) continue;
      state = 'OK';
    } else {
      // Breaches from before a window that cleared an alarm must not raise it again at once: only a breach raises.
      const last = history.slice(Math.max(0, index + 1 - evaluationPeriods), index + 1);
      if (!breaches || last.filter((judged) => judged.breaches).length < datapointsToAlarm) continue;
      state = 'ALARM';
    }
    sinceWindow = window;
  }
  return { state, sinceWindow };
}
