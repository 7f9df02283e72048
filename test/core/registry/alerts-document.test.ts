import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../core/contracts/json.ts';
import type { RuleState } from '../../../core/contracts/monitoring.ts';
import { readAlerts, updateRetune, writeStates } from '../../../core/registry/alerts-document.ts';
import { createMemoryRegistry } from '../../support/memory-registry.ts';

const FAILED = { atMs: 5, nLabelled: 7, status: 'failed', rawKey: null, reason: 'no features' } as const;
const WANTED = { atMs: 9, nLabelled: 8, status: 'wanted' } as const;
const ALARM: RuleState = {
  rule: 'rmse above 4.5',
  state: 'ALARM',
  version: 1,
  servedAfter: null,
  sinceWindow: '1978',
  lastWindow: '1978',
  lastValue: 5.3,
};

describe('writeStates', () => {
  it('keeps what others wrote of a retuning meanwhile, unless the states call for a new one', async () => {
    const registry = createMemoryRegistry();
    await updateRetune(registry, 'cars', () => FAILED);
    await writeStates(registry, 'cars', { before: [], after: [ALARM], last: null, wanted: null });
    expect(await readAlerts(registry, 'cars')).toMatchObject({ states: [ALARM], retune: FAILED });
    await writeStates(registry, 'cars', { before: [ALARM], after: [ALARM], last: FAILED, wanted: WANTED });
    expect(await readAlerts(registry, 'cars')).toMatchObject({ states: [ALARM], retune: WANTED });
  });

  it('wants nothing where a retuning has begun that the judgement did not know', async () => {
    const registry = createMemoryRegistry();
    const begun = { atMs: 9, nLabelled: 8, status: 'started', rawKey: 'raw/cars/a.csv' } as const;
    await updateRetune(registry, 'cars', () => begun);
    await writeStates(registry, 'cars', { before: [], after: [ALARM], last: FAILED, wanted: WANTED });
    expect(await readAlerts(registry, 'cars')).toMatchObject({ states: [ALARM], retune: begun });
  });

  it('changes nothing that another monitor has judged meanwhile', async () => {
    const registry = createMemoryRegistry();
    await writeStates(registry, 'cars', { before: [], after: [ALARM], last: null, wanted: null });
    const late = writeStates(registry, 'cars', { before: [], after: [], last: null, wanted: WANTED });
    await expect(late).rejects.toMatchObject({ name: 'ConflictError' });
    expect(await readAlerts(registry, 'cars')).toMatchObject({ states: [ALARM], retune: null });
  });
});

describe('readAlerts', () => {
  it('begins with nothing known, and reads back what was written', async () => {
    const registry = createMemoryRegistry();
    expect(await readAlerts(registry, 'cars')).toEqual({
      format: 'upkeep-alerts/1',
      states: [],
      retune: null,
    });
    await updateRetune(registry, 'cars', () => FAILED);
    expect((await readAlerts(registry, 'cars')).retune).toEqual(FAILED);
    await updateRetune(registry, 'cars', () => null);
    expect((await readAlerts(registry, 'cars')).retune).toEqual(FAILED);
  });

  it.each<[string, JsonValue, string]>([
    ['an empty document', {}, 'format: found nothing'],
    [
      'a retuning that ended without an outcome',
      {
        format: 'upkeep-alerts/1',
        states: [],
        retune: { atMs: 1, nLabelled: 1, status: 'done', rawKey: 'k', runId: 'r' },
      },
      'retune.outcome: found nothing',
    ],
  ])('refuses %s', async (_, value, found) => {
    const registry = createMemoryRegistry();
    await registry.write('alerts/cars', value, 0);
    await expect(readAlerts(registry, 'cars')).rejects.toMatchObject({
      name: 'DamagedArtefactError',
      detail: { where: 'registry item alerts/cars, revision 1', found },
    });
  });
});
