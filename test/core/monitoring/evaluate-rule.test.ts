import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AlertRule } from '../../../core/contracts/config/monitor-section.ts';
import type { RuleState } from '../../../core/contracts/monitoring.ts';
import { type Datapoint, evaluateRule } from '../../../core/monitoring/evaluate-rule.ts';

const RULE: AlertRule = {
  metric: 'rmse',
  above: 4.5,
  clear: 4,
  for: '1 of 2',
  severity: 'critical',
  action: 'retune',
  missingData: 'ignore',
};
const from = (year: number, ...values: (number | null)[]): Datapoint[] =>
  values.map((value, index) => ({ window: String(year + index), value }));
const evaluate = (
  datapoints: readonly Datapoint[],
  { rule = RULE, previous = null as RuleState | null, version = 1 } = {},
) => evaluateRule({ rule, previous, datapoints, version });
const rule = (changes: Partial<AlertRule>): AlertRule => ({ ...RULE, ...changes });

describe('evaluateRule', () => {
  test('raises at the breaching window, and clears at the first one at or below the clear level', () => {
    expect(evaluate(from(1975, 2.2, 2.8, 3.9))).toEqual({
      rule: 'rmse above 4.5',
      state: 'OK',
      version: 1,
      servedAfter: null,
      sinceWindow: '1975',
      lastWindow: '1977',
      lastValue: 3.9,
    });
    expect(evaluate(from(1975, 2.2, 2.8, 3.9, 5))).toMatchObject({ state: 'ALARM', sinceWindow: '1978' });
    expect(evaluate(from(1975, 5, 4.2))).toMatchObject({
      state: 'ALARM',
      sinceWindow: '1975',
      lastValue: 4.2,
    });
    expect(evaluate(from(1975, 5, 4.2, 4))).toMatchObject({ state: 'OK', sinceWindow: '1977' });
  });

  test('does not raise a cleared alarm again because of the breaches before', () => {
    const twoOfThree = rule({ for: '2 of 3' });
    expect(evaluate(from(1975, 5, 5, 3), { rule: twoOfThree })).toMatchObject({ state: 'OK' });
    expect(evaluate(from(1975, 5, 5, 3, 4.2), { rule: twoOfThree })).toMatchObject({ state: 'OK' });
    expect(evaluate(from(1975, 5, 5, 3, 5), { rule: twoOfThree })).toMatchObject({
      state: 'ALARM',
      sinceWindow: '1978',
    });
  });

  test('counts M of the last N windows that hold data, however long the gap', () => {
    const twoOfThree = rule({ for: '2 of 3' });
    expect(evaluate(from(1975, 5, 4, 4.2, 5), { rule: twoOfThree }).state).toBe('OK');
    expect(evaluate(from(1975, 5, null, null, null, 4.2, 5), { rule: twoOfThree }).state).toBe('ALARM');
  });

  test('mirrors everything for a rule with below', () => {
    const coverage = rule({ metric: 'labelCoverage', above: undefined, below: 0.5, clear: 0.6 });
    expect(evaluate(from(1975, 0.5), { rule: coverage })).toMatchObject({
      rule: 'labelCoverage below 0.5',
      state: 'OK',
    });
    expect(evaluate(from(1975, 0.4, 0.55), { rule: coverage }).state).toBe('ALARM');
    expect(evaluate(from(1975, 0.4, 0.6), { rule: coverage }).state).toBe('OK');
  });

  test('lets a late label raise an alarm in the window that it restates', () => {
    const previous = evaluate(from(1975, 3, 4.2));
    expect(evaluate(from(1975, 3, 5), { previous })).toMatchObject({ state: 'ALARM', sinceWindow: '1976' });
    expect(evaluate(from(1975, 5, 4.2), { previous })).toMatchObject({ state: 'ALARM', sinceWindow: '1975' });
  });

  test('keeps an alarm through a promotion until a window of the new version is clear', () => {
    const alarm = evaluate(from(1978, 5));
    const promoted = evaluate([], { previous: alarm, version: 2 });
    expect(promoted).toEqual({
      rule: 'rmse above 4.5',
      state: 'ALARM',
      version: 2,
      servedAfter: '1978',
      sinceWindow: '1978',
      lastWindow: null,
      lastValue: null,
    });
    const hovering = evaluate(from(1979, 4.3), { previous: promoted, version: 2 });
    expect(hovering).toMatchObject({ state: 'ALARM', sinceWindow: '1978', lastWindow: '1979' });
    expect(evaluate(from(1979, 4.3, 3.9), { previous: hovering, version: 2 })).toMatchObject({
      state: 'OK',
      sinceWindow: '1980',
    });
  });

  test('empties the history at a promotion: older windows of the new version do not count either', () => {
    const good = evaluate(from(1976, 3, 3, 3));
    const rolledBack = evaluate(from(1977, 9), { previous: good, version: 2 });
    expect(rolledBack).toMatchObject({ state: 'OK', version: 2, lastWindow: null });
    expect(
      evaluate([...from(1977, 9), ...from(1979, 3)], { previous: rolledBack, version: 2 }),
    ).toMatchObject({
      state: 'OK',
      lastWindow: '1979',
    });
    expect(evaluate([...from(1977, 9), ...from(1979, 9)], { previous: rolledBack, version: 2 }).state).toBe(
      'ALARM',
    );
  });

  test('empties the history at a rollback too: breaches from an earlier service do not count', () => {
    const twoOfThree = rule({ for: '2 of 3' });
    const first = evaluate(from(1972, 5, 5).slice(0, 1), { rule: twoOfThree });
    const alarm = evaluate(from(1972, 5, 5), { rule: twoOfThree, previous: first });
    expect(alarm.state).toBe('ALARM');
    const promoted = evaluate(from(1974, 3), { rule: twoOfThree, previous: alarm, version: 2 });
    expect(promoted).toMatchObject({ state: 'OK', servedAfter: '1973', lastWindow: '1974' });
    const ofOne = [...from(1972, 5, 5), ...from(1975, 5)];
    const rolledBack = evaluate(ofOne, { rule: twoOfThree, previous: promoted, version: 1 });
    expect(rolledBack).toMatchObject({ state: 'OK', servedAfter: '1974', lastWindow: '1975' });
    const again = [...ofOne, ...from(1976, 5)];
    expect(evaluate(again, { rule: twoOfThree, previous: rolledBack })).toMatchObject({
      state: 'ALARM',
      sinceWindow: '1976',
    });
  });

  test('remembers where the history ends when a version was in service for no window', () => {
    const breached = evaluate(from(1972, 5), { rule: rule({ for: '2 of 3' }) });
    const promoted = evaluate([], { rule: rule({ for: '2 of 3' }), previous: breached, version: 2 });
    const rolledBack = evaluate(from(1972, 5, 5), { rule: rule({ for: '2 of 3' }), previous: promoted });
    expect(rolledBack).toMatchObject({ state: 'OK', servedAfter: '1972' });
  });

  describe('missing data', () => {
    test('ignore keeps the state', () => {
      expect(evaluate([]).state).toBe('INSUFFICIENT_DATA');
      expect(evaluate(from(1975, null)).state).toBe('INSUFFICIENT_DATA');
      const previous = evaluate(from(1975, 3));
      expect(evaluate(from(1976, null), { previous, version: 2 }).state).toBe('OK');
    });

    test('missing is INSUFFICIENT_DATA while no window holds data, and not when only the newest do not', () => {
      const missing = rule({ missingData: 'missing' });
      const previous = evaluate(from(1975, 3), { rule: missing });
      expect(previous.state).toBe('OK');
      expect(evaluate(from(1975, 3, null, null, null), { rule: missing, previous }).state).toBe('OK');
      expect(evaluate(from(1975, null), { rule: missing, previous }).state).toBe('INSUFFICIENT_DATA');
      const alarm = evaluate(from(1975, 5), { rule: missing });
      expect(evaluate(from(1976, null), { rule: missing, previous: alarm, version: 2 }).state).toBe('ALARM');
    });

    test('breaching counts a window without data as a breach', () => {
      const breaching = rule({ missingData: 'breaching', for: '2 of 2' });
      expect(evaluate(from(1975, 3, null), { rule: breaching }).state).toBe('OK');
      expect(evaluate(from(1975, 3, null, null), { rule: breaching })).toMatchObject({
        state: 'ALARM',
        sinceWindow: '1977',
        lastWindow: '1977',
        lastValue: null,
      });
    });

    test('notBreaching counts a window without data as a good one, which clears', () => {
      const notBreaching = rule({ missingData: 'notBreaching' });
      expect(evaluate(from(1975, 5, null), { rule: notBreaching })).toMatchObject({
        state: 'OK',
        sinceWindow: '1976',
      });
    });
  });

  test('comes to the same state whether evaluated after each window or once after all', () => {
    const value = fc.option(fc.constantFrom(3, 4, 4.2, 4.5, 5), { nil: null });
    const changes = fc.record({
      for: fc.constantFrom('1 of 1', '1 of 3', '2 of 2', '2 of 3', '3 of 4'),
      missingData: fc.constantFrom('ignore', 'missing', 'breaching', 'notBreaching'),
    });
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 12 }),
        changes,
        fc.array(fc.boolean()),
        (values, change, pauses) => {
          const datapoints = from(1970, ...values);
          const changed = rule(change);
          let previous: RuleState | null = null;
          for (let n = 0; n < datapoints.length; n++) {
            if (pauses[n] === true) previous = evaluate(datapoints.slice(0, n), { rule: changed, previous });
          }
          expect(evaluate(datapoints, { rule: changed, previous })).toEqual(
            evaluate(datapoints, { rule: changed }),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
