import type { AlertRule } from '../contracts/config/monitor-section.ts';
import type { AlertTransition, RuleState } from '../contracts/monitoring.ts';
import { clearLevel, ruleName, thresholdOf } from './alert-rule.ts';

export interface TransitionsRequest {
  readonly rules: readonly AlertRule[];
  /** The states before and after a run, by rule name, in any order. */
  readonly before: readonly RuleState[];
  readonly after: readonly RuleState[];
}

/**
 * What a run changed, net: an alarm that was raised and cleared within one run is no transition. A rule that has not yet
 * seen data is as good as `OK`: neither its first good window nor a promotion, which empties its history, is news.
 * In the order of the rules.
 */
export function netTransitions({ rules, before, after }: TransitionsRequest): AlertTransition[] {
  return rules.flatMap((rule): AlertTransition[] => {
    const name = ruleName(rule);
    const was = before.find((state) => state.rule === name) ?? null;
    const is = after.find((state) => state.rule === name);
    const from = was?.state ?? 'INSUFFICIENT_DATA';
    if (is === undefined || is.state === from || isQuiet(was, is)) return [];
    return [
      {
        rule: name,
        from,
        to: is.state,
        window: is.lastWindow,
        value: is.lastValue,
        threshold: thresholdOf(rule),
        clear: clearLevel(rule),
        severity: rule.severity,
        version: is.version,
      },
    ];
  });
}

function isQuiet(was: RuleState | null, is: RuleState): boolean {
  const hasAlarm = was?.state === 'ALARM' || is.state === 'ALARM';
  return !hasAlarm && (was === null || was.lastWindow === null || is.lastWindow === null);
}
