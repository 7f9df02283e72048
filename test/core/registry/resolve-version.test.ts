import { beforeEach, describe, expect, it } from 'vitest';
import type { Registry } from '../../../core/ports/registry.ts';
import { resolveVersion } from '../../../core/registry/resolve-version.ts';
import { createMemoryRegistry } from '../../support/memory-registry.ts';
import { register, registerChampions, reserve, runNumber } from './register-versions.ts';

describe('a reference to a model version', () => {
  let registry: Registry;
  beforeEach(async () => {
    registry = createMemoryRegistry();
    await registerChampions(registry, 2);
    await register(registry, runNumber(3), { outcome: 'challenger', expectedChampion: 2 });
    await reserve(registry, runNumber(4));
  });

  it.each([
    ['cars', 2],
    ['cars@champion', 2],
    ['cars@challenger', 3],
    ['cars:1', 1],
  ])('%s is version %i', async (reference, version) => {
    expect(await resolveVersion(registry, reference)).toMatchObject({
      model: 'cars',
      version,
      runId: `run-${version}`,
      modelKey: `models/cars/${version}/model.json`,
    });
  });

  it.each([
    ['vans', 'NotFoundError', 'model vans: no model of this name is registered. Allowed: cars.'],
    [
      'cars@toString',
      'NotFoundError',
      'model cars: the alias toString is not set. Allowed: champion (version 2), challenger (version 3).',
    ],
    ['cars:9', 'NotFoundError', 'model cars: there is no version 9. Allowed: 1, 2, 3.'],
    ['cars:4', 'NotFoundError', 'model cars: version 4 is not finished yet. Allowed: 1, 2, 3.'],
    [
      'cars:latest',
      'ConfigurationError',
      'model reference "cars:latest": not a reference to a model version. Allowed: NAME, NAME@ALIAS or NAME:VERSION.',
    ],
    [
      '',
      'ConfigurationError',
      'model reference "": not a reference to a model version. Allowed: NAME, NAME@ALIAS or NAME:VERSION.',
    ],
  ])('%j is refused', async (reference, name, message) => {
    await expect(resolveVersion(registry, reference)).rejects.toMatchObject({ name, message });
  });

  it('says so when no model is registered at all', async () => {
    await expect(resolveVersion(createMemoryRegistry(), 'cars')).rejects.toThrow(
      'model cars: no model of this name is registered. Allowed: none is yet.',
    );
  });

  it('says so when a model has no alias and no version yet', async () => {
    const fresh = createMemoryRegistry();
    await reserve(fresh, runNumber(1));
    await expect(resolveVersion(fresh, 'cars')).rejects.toThrow(
      'model cars: the alias champion is not set. Allowed: no alias is set.',
    );
    await expect(resolveVersion(fresh, 'cars:1')).rejects.toThrow(
      'model cars: version 1 is not finished yet. Allowed: no version is registered.',
    );
  });
});
