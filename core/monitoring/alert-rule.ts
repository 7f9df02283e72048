import type { AlertRule } from '../contracts/config/monitor-section.ts';
import { ConfigurationError } from '../errors.ts';
import type { MetricName } from '../metric-names.ts';

const M_OF_N = /^([1-9][0-9]?) of ([1-9][0-9]?)$/;

/** Metrics that cannot exceed 1: a clear level above would never be reached. */
const AT_MOST_ONE: readonly MetricName[] = ['r2', 'labelCoverage', 'missingRatio'];

export type AlertCondition = Pick<AlertRule, 'metric'> & {
  readonly above?: number | undefined;
  readonly below?: number | undefined;
  readonly clear?: number | undefined;
};

/** `rmse above 4.5`: names a rule by its condition. */
export function ruleName(rule: AlertCondition): string {
  return `${rule.metric} ${rule.above === undefined ? 'below' : 'above'} ${thresholdOf(rule)}`;
}

/** The value beyond which a window breaches. */
export function thresholdOf({ metric, above, below }: AlertCondition): number {
  const threshold = above ?? below;
  if (threshold !== undefined) return threshold;
  throw new ConfigurationError({
    where: `monitor.alerts, the rule for ${metric}`,
    found: 'no threshold',
    allowed: 'exactly one of above and below',
  });
}

export function isBreaching(rule: AlertCondition, value: number): boolean {
  return rule.above === undefined ? value < thresholdOf(rule) : value > thresholdOf(rule);
}

/** Whether a value ends an alarm: it is at the clear level, or on its safe side. */
export function isClear(rule: AlertCondition, value: number): boolean {
  return rule.above === undefined ? value >= clearLevel(rule) : value <= clearLevel(rule);
}

/**
 * The value that ends an alarm: `clear`, or a tenth on the safe side of the threshold, so that a metric that hovers around
 * its threshold does not flap. `above t` clears at `0.9 t` and `below t` at `t / 0.9`. For a negative threshold the two
 * factors change places, as if the metric's sign were turned round (`above -1` is safe below -1, and clears at -1.11).
 * At 0 there is no scale to take a tenth of: the threshold is the clear level. For a metric that cannot exceed 1, `below`
 * clears halfway to 1 at the latest.
 */
export function clearLevel(rule: AlertCondition): number {
  if (rule.clear !== undefined) return rule.clear;
  const threshold = thresholdOf(rule);
  const isAbove = rule.above !== undefined;
  const level = isAbove === threshold > 0 ? threshold * 0.9 : threshold / 0.9;
  if (isAbove || !AT_MOST_ONE.includes(rule.metric)) return level;
  return Math.max(threshold, Math.min(level, (1 + threshold) / 2));
}

export interface MOfN {
  /** M: how many windows must breach. */
  readonly datapointsToAlarm: number;
  /** N: of how many of the last windows that hold data. */
  readonly evaluationPeriods: number;
}

/** Reads `2 of 3`. @throws ConfigurationError */
export function parseMOfN(text: string): MOfN {
  const [, m, n] = M_OF_N.exec(text) ?? [];
  if (m === undefined || n === undefined || Number(m) > Number(n)) {
    throw new ConfigurationError({
      where: 'monitor.alerts, for',
      found: `"${text}"`,
      allowed: '"M of N" with whole numbers from 1 to 99, M at most N, such as "2 of 3"',
    });
  }
  return { datapointsToAlarm: Number(m), evaluationPeriods: Number(n) };
}
