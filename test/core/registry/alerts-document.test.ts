import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../core/contracts/json.ts';
import { readAlerts, writeAlerts } from '../../../core/registry/alerts-document.ts';
import { createMemoryRegistry } from '../../support/memory-registry.ts';

describe('readAlerts', () => {
  it('begins with nothing known, and reads back what was written', async () => {
    const registry = createMemoryRegistry();
    const { document, revision } = await readAlerts(registry, 'cars');
    expect({ document, revision }).toEqual({
      document: { format: 'upkeep-alerts/1', states: [], retune: null },
      revision: 0,
    });
    const retune = { atMs: 5, nLabelled: 7, status: 'failed', rawKey: null, reason: 'no features' } as const;
    await writeAlerts(registry, 'cars', { document: { ...document, retune }, revision });
    expect((await readAlerts(registry, 'cars')).document.retune).toEqual(retune);
  });

  it.each<[string, JsonValue, string]>([
    ['an empty document', {}, 'format: Invalid input: expected "upkeep-alerts/1"'],
    [
      'a retuning that ended without an outcome',
      {
        format: 'upkeep-alerts/1',
        states: [],
        retune: { atMs: 1, nLabelled: 1, status: 'done', rawKey: 'k', runId: 'r' },
      },
      'retune.outcome: Invalid input: expected string, received undefined',
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
