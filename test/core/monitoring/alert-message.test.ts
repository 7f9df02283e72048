import { describe, expect, test } from 'vitest';
import type { AlertTransition, MonitorWindow, RuleState } from '../../../core/contracts/monitoring.ts';
import { alertNotification } from '../../../core/monitoring/alert-message.ts';

const ALARM: AlertTransition = {
  rule: 'rmse above 4.5',
  from: 'OK',
  to: 'ALARM',
  window: '1980',
  value: 8.012345,
  threshold: 4.5,
  clear: 4,
  severity: 'critical',
  version: 2,
};
const WINDOW: MonitorWindow = {
  format: 'upkeep-window/1',
  model: 'auto-mpg',
  window: '1980',
  startMs: 0,
  endMs: 1,
  versions: [{ version: 2, nPredictions: 29, nLabelled: 27, status: 'OK', metrics: { rmse: 8.012345 } }],
  nDuplicates: 0,
  nConflicting: 0,
};
const STATE: RuleState = {
  rule: 'rmse above 4.5',
  state: 'ALARM',
  version: 2,
  servedAfter: null,
  sinceWindow: '1978',
  lastWindow: '1980',
  lastValue: 8.012345,
};
const request = {
  model: 'auto-mpg',
  transitions: [ALARM],
  windows: [WINDOW],
  states: [STATE],
  championVersion: 2,
  action: { retune: true, reason: 'rmse above 4.5 turned to ALARM.' },
  nowIso: '1981-01-01T02:00:00.000Z',
};

describe('alertNotification', () => {
  test('tells a person what, how bad, since when, on how many rows and what comes next', () => {
    const { subject, text } = alertNotification(request);
    expect(subject).toBe('ALARM auto-mpg: rmse above 4.5 (8.012 in 1980)');
    expect(text).toBe(
      [
        'Model auto-mpg, version 2 in service.',
        '',
        'rmse above 4.5: OK -> ALARM (critical)',
        'rmse was 8.012 in window 1980; the limit is 4.5, and the alarm ends at 4.',
        'It has been so since window 1978.',
        'Measured on 27 labelled rows of 29 predictions of version 2.',
        '',
        'What happens next: The model is being tuned again. rmse above 4.5 turned to ALARM.',
        '',
        'Found out at 1981-01-01T02:00:00.000Z.',
      ].join('\n'),
    );
  });

  test('tells a program the same, with attributes to filter on', () => {
    const { body, attributes } = alertNotification(request);
    expect(body).toEqual({
      model: 'auto-mpg',
      championVersion: 2,
      transitions: [ALARM],
      action: { retune: true, reason: 'rmse above 4.5 turned to ALARM.' },
      at: '1981-01-01T02:00:00.000Z',
    });
    expect(attributes).toEqual({ model: 'auto-mpg', kind: 'alert', severity: 'critical', state: 'ALARM' });
  });

  test('is the same message whenever it is sent, and another one when something else changed', () => {
    const { deduplicationId } = alertNotification(request);
    expect(alertNotification({ ...request, nowIso: '1999-01-01T00:00:00Z' }).deduplicationId).toBe(
      deduplicationId,
    );
    const other = { ...request, transitions: [{ ...ALARM, window: '1981' }] };
    expect(alertNotification(other).deduplicationId).not.toBe(deduplicationId);
  });

  test('leads with the worst of several changes', () => {
    const cleared: AlertTransition = { ...ALARM, rule: 'mae above 3', from: 'ALARM', to: 'OK', value: 2 };
    const warning: AlertTransition = { ...ALARM, rule: 'bias below -2', severity: 'warning', value: -2.5 };
    const { subject, attributes } = alertNotification({ ...request, transitions: [cleared, warning, ALARM] });
    expect(subject).toBe('ALARM auto-mpg: rmse above 4.5 (8.012 in 1980), 2 more');
    expect(attributes).toMatchObject({ severity: 'critical', state: 'ALARM' });
  });

  test('an alarm that ended is information', () => {
    const cleared: AlertTransition = { ...ALARM, from: 'ALARM', to: 'OK', value: 3.5 };
    const { text, attributes } = alertNotification({
      ...request,
      transitions: [cleared],
      windows: [],
      states: [],
      action: { retune: false, reason: 'rmse above 4.5 is not in ALARM.' },
    });
    expect(attributes).toMatchObject({ severity: 'info', state: 'OK' });
    expect(text).toContain('rmse above 4.5: ALARM -> OK\nrmse was 3.5 in window 1980; the limit is 4.5.\n');
    expect(text).toContain('What happens next: Nothing needs to be done.');
  });

  test('says so when a state rests on no data, and fits the subject into 100 ASCII characters', () => {
    const gone: AlertTransition = { ...ALARM, window: null, value: null, to: 'INSUFFICIENT_DATA' };
    const { subject, text } = alertNotification({
      ...request,
      model: 'm'.repeat(63),
      transitions: [gone, ALARM, gone],
    });
    expect(text).toContain('No window of version 2 holds data for it.');
    expect(subject).toHaveLength(100);
    expect(subject).toMatch(/^[\x20-\x7e]+\.\.\.$/);
  });
});
