import { expect, test } from 'vitest';
import { monitorSection } from '../../../core/contracts/config/monitor-section.ts';
import type { MonitorWindow } from '../../../core/contracts/monitoring.ts';
import { decideRetune, judgeRules } from '../../../core/monitoring/judge-rules.ts';

const alert = (above: number, action: 'notify' | 'retune') => ({
  metric: 'rmse',
  above,
  for: '1 of 1',
  action,
});
const WINDOW: MonitorWindow = {
  format: 'upkeep-window/1',
  model: 'cars',
  window: '1978',
  startMs: Date.parse('1978-01-01'),
  endMs: Date.parse('1979-01-01'),
  versions: [{ version: 1, nPredictions: 50, nLabelled: 50, status: 'OK', metrics: { rmse: 5 } }],
  nDuplicates: 0,
  nConflicting: 0,
};

function decided(
  alerts: ReturnType<typeof alert>[],
  more: Partial<Pick<Parameters<typeof decideRetune>[0], 'last' | 'running'>> = {},
) {
  const monitor = monitorSection.parse({ window: '1 year', alerts });
  const nowMs = Date.parse('1979-01-02');
  const judged = { monitor, before: [], windows: [WINDOW], version: 1, nowMs };
  return decideRetune({ ...judged, after: judgeRules(judged), last: null, running: false, ...more });
}

test('asks for a retuning, and not while a tune of the model is running', () => {
  expect(decided([alert(4, 'retune')])).toEqual({
    retune: true,
    reason: 'rmse above 4 turned to ALARM.',
    resume: null,
  });
  expect(decided([alert(4, 'retune')], { running: true })).toEqual({
    retune: false,
    reason: 'A tune of this model is running already.',
    resume: null,
  });
});

test('takes up its own retuning again, whether or not its tune is running', () => {
  const last = { atMs: 0, nLabelled: 50, rawKey: 'raw/cars/retune.csv', status: 'started' } as const;
  expect(decided([alert(4, 'retune')], { last, running: true })).toMatchObject({
    retune: true,
    resume: 'raw/cars/retune.csv',
  });
});

test('gives the reason of the first rule that could ask for a retuning, not of one that only notifies', () => {
  expect(decided([alert(4, 'notify'), alert(6, 'retune'), alert(7, 'retune')]).reason).toBe(
    'rmse above 6 is not in ALARM.',
  );
  expect(decided([alert(4, 'notify'), alert(3, 'notify')]).reason).toBe(
    'The action of rmse above 4 is to notify.',
  );
  expect(decided([]).reason).toBe('No rule is configured.');
});
