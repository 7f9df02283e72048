import { describe, expect, test } from 'vitest';
import type { AlertCondition } from '../../../core/monitoring/alert-rule.ts';
import {
  clearLevel,
  isBreaching,
  isClear,
  parseMOfN,
  ruleName,
  thresholdOf,
} from '../../../core/monitoring/alert-rule.ts';

const above = (threshold: number): AlertCondition => ({ metric: 'rmse', above: threshold });
const below = (threshold: number): AlertCondition => ({ metric: 'bias', below: threshold });

test('names a rule by its condition', () => {
  expect(ruleName(above(4.5))).toBe('rmse above 4.5');
  expect(ruleName(below(-1))).toBe('bias below -1');
});

test('refuses a rule without a threshold', () => {
  expect(() => thresholdOf({ metric: 'mae' })).toThrow(
    'monitor.alerts, the rule for mae: no threshold. Allowed: exactly one of above and below.',
  );
});

describe('the clear level', () => {
  test.each([
    [above(10), 9],
    [above(-9), -10],
    [above(0), 0],
    [below(9), 10],
    [below(-10), -9],
    [below(0), 0],
    [{ ...above(10), clear: 4 }, 4],
    [{ ...above(10), clear: 0 }, 0],
  ])('of %j is %d', (rule, expected) => {
    expect(clearLevel(rule)).toBeCloseTo(expected, 12);
  });

  test.each([
    ['labelCoverage', 0.45, 0.5],
    ['labelCoverage', 0.95, 0.975],
    ['labelCoverage', 1, 1],
    ['r2', 0.98, 0.99],
    ['r2', 2, 2],
  ] as const)('of %s below %d is %d, which it can reach if it can reach the threshold', (metric, threshold, expected) => {
    expect(clearLevel({ metric, below: threshold })).toBeCloseTo(expected, 12);
  });
});

test('a value at the threshold does not breach, and at the clear level clears', () => {
  expect([4.4, 4.5, 4.6].map((value) => isBreaching(above(4.5), value))).toEqual([false, false, true]);
  expect([4.4, 4.5, 4.6].map((value) => isBreaching(below(4.5), value))).toEqual([true, false, false]);
  const rule = { ...above(4.5), clear: 4 };
  expect([3.9, 4, 4.1].map((value) => isClear(rule, value))).toEqual([true, true, false]);
  const lower = { ...below(4.5), clear: 5 };
  expect([4.9, 5, 5.1].map((value) => isClear(lower, value))).toEqual([false, true, true]);
});

test('reads M of N', () => {
  expect(parseMOfN('2 of 3')).toEqual({ datapointsToAlarm: 2, evaluationPeriods: 3 });
});

test.each(['3 of 2', '0 of 3', '2/3', '1 of 100'])('refuses "%s"', (text) => {
  expect(() => parseMOfN(text)).toThrow(`monitor.alerts, for: "${text}". Allowed: "M of N"`);
});
