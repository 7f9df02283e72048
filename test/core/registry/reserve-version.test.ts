import { describe, expect, it } from 'vitest';
import { listModels, readModel } from '../../../core/registry/model-document.ts';
import { reserveVersion } from '../../../core/registry/reserve-version.ts';
import { createMemoryRegistry } from '../../support/memory-registry.ts';
import { NOW, NOW_MS, reserve, runNumber } from './register-versions.ts';

describe('the reservation of a version', () => {
  it('numbers the runs of a model from 1', async () => {
    const registry = createMemoryRegistry();
    expect(await reserve(registry, runNumber(1))).toBe(1);
    expect(await reserve(registry, runNumber(2))).toBe(2);
  });

  it('gives a run the same number again', async () => {
    const registry = createMemoryRegistry();
    await reserve(registry, runNumber(1));
    await reserve(registry, runNumber(2));
    expect(await reserve(registry, runNumber(1))).toBe(1);
    expect((await readModel(registry, 'cars'))?.versions).toHaveLength(2);
  });

  it('gives runs at once different numbers, and one run at once the same', async () => {
    const registry = createMemoryRegistry();
    const runs = Array.from({ length: 16 }, (_, i) => runNumber(i % 8));
    const versions = await Promise.all(runs.map((run) => reserve(registry, run)));
    expect(versions.slice(8)).toEqual(versions.slice(0, 8));
    expect([...new Set(versions)].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('notes where the model will be and what it is made of', async () => {
    const registry = createMemoryRegistry();
    await reserve(registry, { runId: 'run-new', uploadedAtMs: 9000 });
    await reserve(registry, { runId: 'run-old', uploadedAtMs: 4000 });
    expect(await readModel(registry, 'cars')).toEqual({
      format: 'upkeep-registry-model/1',
      nextVersion: 3,
      versions: [
        {
          version: 1,
          runId: 'run-new',
          datasetId: 'data-of-run-new',
          modelKey: 'models/cars/1/model.json',
          uploadedAtMs: 9000,
          status: 'reserved',
          createdAt: NOW,
          decision: null,
          metrics: {},
        },
        expect.objectContaining({ version: 2, runId: 'run-old', uploadedAtMs: 4000 }),
      ],
      aliases: {},
      moves: [],
    });
  });

  it('numbers each model for itself', async () => {
    const registry = createMemoryRegistry();
    const run = { runId: 'run-1', datasetId: 'data', uploadedAtMs: 1, nowMs: NOW_MS };
    expect(await reserveVersion({ registry, model: 'vans', ...run })).toBe(1);
    expect(await reserveVersion({ registry, model: 'cars', ...run })).toBe(1);
    const models = await listModels(registry);
    expect(models.map(({ model, nextVersion }) => [model, nextVersion])).toEqual([
      ['cars', 2],
      ['vans', 2],
    ]);
  });
});
