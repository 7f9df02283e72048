import { beforeEach, describe, expect, it } from 'vitest';
import { plan } from '../../../core/steps/plan.ts';
import { loadChampion, loadVersion } from '../../../core/tuning/champion.ts';
import type { MemoryPorts } from '../../support/memory-ports.ts';
import { memoryPorts } from '../../support/memory-ports.ts';
import { CARS_CONFIG, carsCsv, cleanAndTune } from '../steps/cars.ts';

const KEY = 'models/cars/1/model.json';
const VERSION = { model: 'cars', version: 1 };

/** A champion whose file was changed. */
async function champion(change: (artefact: Record<string, never>) => object): Promise<MemoryPorts> {
  const ports = memoryPorts();
  await cleanAndTune(ports, carsCsv(1970, 1974), Date.UTC(1975, 0, 2));
  const artefact = JSON.parse(ports.store.contents()[KEY]!);
  await ports.store.put(KEY, JSON.stringify(change(artefact)));
  return ports;
}

describe('a champion in the format of an earlier version', () => {
  let ports: MemoryPorts;
  beforeEach(async () => {
    ports = await champion((artefact) => ({ ...artefact, format: 'upkeep-model/1' }));
  });

  it('is still the champion, whose rows and columns are known, without a recipe', async () => {
    const found = await loadChampion('cars', ports);
    expect(found).toMatchObject({ version: 1, recipe: null, artefact: { rows: { nRows: 152 } } });
  });

  it('is refused for predicting, with what to do', async () => {
    await expect(loadVersion(VERSION, ports.store)).rejects.toThrow(
      'models/cars/1/model.json: an earlier version of Upkeep wrote it, in the format upkeep-model/1. Allowed: upkeep-model/2. ' +
        'Tune the model again with this version of Upkeep; as nothing can be compared with the old model, put the new one into service ' +
        'with `upkeep promote cars:VERSION`.',
    );
  });
});

describe('a model whose recipe alone is of an earlier format', () => {
  it('cannot predict either', async () => {
    const ports = await champion(({ recipe, ...rest }) => ({
      ...rest,
      recipe: { ...(recipe as unknown as object), format: 'upkeep-recipe/1' },
    }));
    expect((await loadChampion('cars', ports))!.recipe).toBeNull();
    await expect(loadVersion(VERSION, ports.store)).rejects.toThrow('in the format upkeep-recipe/1');
  });
});

describe('a champion that cannot be read at all', () => {
  it.each([
    ['is of a later format', { format: 'upkeep-model/9' }, 'a later version of Upkeep wrote it'],
    ['is something else', { format: 'upkeep-plan/1' }, 'this is not an upkeep-model/2 document'],
    ['has no format', { format: undefined }, 'this is not an upkeep-model/2 document'],
    ['lost its recipe', { recipe: null }, 'it lacks its recipe.'],
    ['lost its rows', { format: 'upkeep-model/1', rows: undefined }, 'it lacks its rows.'],
  ])('because it %s stops TUNE', async (_, change, found) => {
    const ports = await champion((artefact) => ({ ...artefact, ...change }));
    await ports.store.put('config/cars.yaml', CARS_CONFIG);
    await expect(plan({ model: 'cars', runId: 'x' }, ports)).rejects.toMatchObject({
      name: 'DamagedArtefactError',
      message: expect.stringContaining(found),
    });
  });
});
