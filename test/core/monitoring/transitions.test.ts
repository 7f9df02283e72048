import { expect, test } from 'vitest';
import type { AlertRule } from '../../../core/contracts/config/monitor-section.ts';
import type { RuleState } from '../../../core/contracts/monitoring.ts';
import { netTransitions } from '../../../core/monitoring/transitions.ts';

const RULE: AlertRule = {
  metric: 'rmse',
  above: 4.5,
  for: '1 of 2',
  severity: 'critical',
  action: 'retune',
  missingData: 'missing',
};
const state = (changes: Partial<RuleState>): RuleState => ({
  rule: 'rmse above 4.5',
  state: 'OK',
  version: 1,
  servedAfter: null,
  sinceWindow: '1975',
  lastWindow: '1977',
  lastValue: 3.9,
  ...changes,
});
const alarm = state({ state: 'ALARM', sinceWindow: '1978', lastWindow: '1978', lastValue: 5 });
const unseen = state({ state: 'INSUFFICIENT_DATA', lastWindow: null, lastValue: null });
const net = (before: RuleState | null, after: RuleState) =>
  netTransitions({ rules: [RULE], before: before === null ? [] : [before], after: [after] });

test('tells of an alarm raised, with its evidence and limits', () => {
  expect(net(state({}), alarm)).toEqual([
    {
      rule: 'rmse above 4.5',
      from: 'OK',
      to: 'ALARM',
      window: '1978',
      value: 5,
      threshold: 4.5,
      clear: 4.05,
      severity: 'critical',
      version: 1,
    },
  ]);
});

test('tells of a first evaluation that finds an alarm, and of an alarm that ends', () => {
  expect(net(null, alarm)).toMatchObject([{ from: 'INSUFFICIENT_DATA', to: 'ALARM' }]);
  expect(net(alarm, state({ version: 2 }))).toMatchObject([{ from: 'ALARM', to: 'OK', version: 2 }]);
});

test('is silent when nothing changed, net', () => {
  expect(net(alarm, { ...alarm, lastWindow: '1979', lastValue: 8 })).toEqual([]);
  expect(net(state({}), state({ sinceWindow: '1978', lastWindow: '1978' }))).toEqual([]);
});

test('is silent about a first good window, and about a promotion that empties the history', () => {
  expect(net(null, state({}))).toEqual([]);
  expect(net(null, unseen)).toEqual([]);
  expect(net(unseen, state({}))).toEqual([]);
  expect(net(state({}), { ...unseen, version: 2 })).toEqual([]);
});

test('forgets rules that are no longer configured', () => {
  expect(netTransitions({ rules: [], before: [state({})], after: [alarm] })).toEqual([]);
});
