import { describe, expect, it } from 'vitest';
import { clean } from '../../../core/steps/clean.ts';
import { loadDataSet, loadDenoiseTails } from '../../../core/tuning/load-data-set.ts';
import { memoryPorts } from '../../support/memory-ports.ts';
import { carsCsv, uploadCars } from '../steps/cars.ts';

async function cleaned() {
  const { store } = memoryPorts();
  const key = await uploadCars({ ...memoryPorts(), store }, carsCsv(1970, 1971));
  const dataSet = await clean({ key }, { store });
  return { store, dataSet, tableKey: `clean/cars/${dataSet.datasetId}/table.bin` };
}

describe('a data set', () => {
  it('is refused when cells of its table were changed, saying how to have it made again', async () => {
    const { store, dataSet, tableKey } = await cleaned();
    const bytes = await store.get(tableKey);
    await store.put(tableKey, bytes.fill(0, bytes.length - 40));
    await expect(loadDataSet(store, dataSet)).rejects.toMatchObject({
      name: 'DamagedArtefactError',
      message:
        `${tableKey}: its bytes are not those that were written: their SHA-256 is not the one in manifest.json. ` +
        `Delete the folder clean/cars/${dataSet.datasetId}/ and run the same again: ` +
        'the data set is then cleaned anew from its upload.',
    });
  });

  it('is read when its table is the one that was written', async () => {
    const { store, dataSet } = await cleaned();
    const { manifest, table } = await loadDataSet(store, dataSet);
    expect(table.nRows).toBe(dataSet.nRows);
    expect(manifest.datasetId).toBe(dataSet.datasetId);
  });

  it('that an earlier version has cleaned is to be cleaned anew', async () => {
    const { store, dataSet } = await cleaned();
    const key = `clean/cars/${dataSet.datasetId}/recipe.json`;
    await store.put(key, '{"format":"upkeep-recipe/1","features":[],"denoise":[],"hash":""}');
    await expect(loadDenoiseTails(store, dataSet)).rejects.toThrow(
      `${key}: an earlier version of Upkeep wrote it, in the format upkeep-recipe/1. Allowed: upkeep-recipe/2. ` +
        'Upload the data again: this version then cleans them anew.',
    );
  });

  it('that was never finished is not there', async () => {
    const { store } = await cleaned();
    await expect(loadDataSet(store, { model: 'cars', datasetId: '0123456789abcdef' })).rejects.toThrow(
      'clean/cars/0123456789abcdef/manifest.json: the data set does not exist. Upload and clean it first.',
    );
  });
});
