import { describe, expect, test } from 'vitest';
import type { AlertRule } from '../../../core/contracts/config/monitor-section.ts';
import type { RuleState } from '../../../core/contracts/monitoring.ts';
import { shouldRetune } from '../../../core/monitoring/should-retune.ts';

const RULE: AlertRule = {
  metric: 'rmse',
  above: 4.5,
  for: '1 of 2',
  severity: 'critical',
  action: 'retune',
  missingData: 'ignore',
};
const ok: RuleState = {
  rule: 'rmse above 4.5',
  state: 'OK',
  version: 1,
  servedAfter: null,
  sinceWindow: '1975',
  lastWindow: '1977',
  lastValue: 3.9,
};
const alarm: RuleState = { ...ok, state: 'ALARM', sinceWindow: '1978', lastWindow: '1978', lastValue: 5 };
const raised = {
  rule: RULE,
  before: ok as RuleState | null,
  after: alarm,
  nNewLabelled: 0,
  lastRetuneAtMs: null as number | null,
  running: false,
  cooldownMs: 86_400_000,
  nowMs: Date.parse('1979-01-02T00:00:00Z'),
};
const still = {
  ...raised,
  before: alarm,
  after: { ...alarm, lastWindow: '1979', lastValue: 8 },
  nNewLabelled: 20,
};

describe('shouldRetune', () => {
  test.each([
    ['when an alarm is raised', raised, 'rmse above 4.5 turned to ALARM.'],
    [
      'when the first evaluation finds an alarm',
      { ...raised, before: null },
      'rmse above 4.5 turned to ALARM.',
    ],
    [
      'while it still breaches with 20 new rows',
      still,
      'rmse above 4.5 still breaches, with 20 new labelled rows.',
    ],
    [
      'at the end of the cooldown',
      { ...raised, lastRetuneAtMs: raised.nowMs - 86_400_000 },
      'rmse above 4.5 turned to ALARM.',
    ],
  ])('tunes %s', (_, request, reason) => {
    expect(shouldRetune(request)).toEqual({ retune: true, reason });
  });

  test.each([
    [
      'for a rule that only notifies',
      { ...raised, rule: { ...RULE, action: 'notify' as const } },
      'The action of rmse above 4.5 is to notify.',
    ],
    ['without an alarm', { ...raised, after: ok }, 'rmse above 4.5 is not in ALARM.'],
    [
      'with 19 new rows',
      { ...still, nNewLabelled: 19 },
      'rmse above 4.5 is still in ALARM, but only 19 labelled rows are new; 20 are needed.',
    ],
    [
      'when the newest window does not breach',
      { ...still, after: { ...alarm, lastValue: 4.3 } },
      'rmse above 4.5 is still in ALARM, but the newest window of version 1 does not breach.',
    ],
    [
      'before the new version has a window',
      { ...still, after: { ...alarm, version: 2, lastWindow: null, lastValue: null } },
      'rmse above 4.5 is still in ALARM, but the newest window of version 2 does not breach.',
    ],
    ['while a tune runs', { ...raised, running: true }, 'A tune of this model is running already.'],
    [
      'within the cooldown',
      { ...raised, lastRetuneAtMs: raised.nowMs - 86_399_999 },
      'The last retuning is too recent: the cooldown ends at 1979-01-02T00:00:00.001Z.',
    ],
  ])('does not tune %s', (_, request, reason) => {
    expect(shouldRetune(request)).toEqual({ retune: false, reason });
  });
});
