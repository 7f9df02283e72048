import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { CleanedTable } from '../../../core/data-set/clean-table.ts';
import { putHashed } from '../../../core/data-set/put-hashed.ts';
import { writeDataSet } from '../../../core/data-set/write-data-set.ts';
import { sha256 } from '../../../core/hashing/sha256.ts';
import { parquetChunks } from '../../../core/parquet/write-parquet.ts';
import type { ObjectStore } from '../../../core/ports/object-store.ts';
import { decodeTable } from '../../../core/table/table-bin.ts';
import { sourceOf } from '../../../core/table/table-source.ts';
import { memoryObjectStore } from '../../support/memory-object-store.ts';

const FOLDER = 'clean/cars/0123456789abcdef/';
const source = {
  model: 'cars',
  datasetId: '0123456789abcdef',
  raw: { key: 'raw/cars/a.csv', version: 'w1', digest: 'd', sizeBytes: 1 },
};

const columns = [
  { name: 'x', type: 'number', values: Float64Array.of(0.125, Number.NaN) },
  { name: 't', type: 'text', codes: Int32Array.of(0, 1), levels: ['=1', 'b'] },
] as const;
const table = { nRows: 2, columns };
const cleaned = {
  table,
  finished: sourceOf(table),
  putParquet: (store: ObjectStore, key: string) => putHashed(store, key, parquetChunks(sourceOf(table))),
  recipe: { format: 'upkeep-recipe/2', note: 'é' },
  profile: async () => ({ format: 'upkeep-profile/1' }),
  ledger: {
    format: 'upkeep-ledger/1',
    rows: { read: 3, kept: 2, quarantined: 1, withoutTarget: 0, leftOut: 0 },
    entries: [],
  },
  quarantined: [{ line: 4, reason: 'r', text: '=2' }],
  features: ['x'],
  notices: [],
} as unknown as CleanedTable;

describe('writeDataSet', () => {
  it('writes each file, and its digest and size into the manifest', async () => {
    const store = memoryObjectStore();
    const csv = { precision: 'roundTrip', escapeFormulas: false } as const;
    const { files } = await writeDataSet(store, { ...source, csv }, cleaned);
    expect(store.contents(FOLDER)).toMatchObject({
      [`${FOLDER}clean.csv`]: 'x,t\n0.125,=1\n,b\n',
      [`${FOLDER}quarantine.csv`]: 'line,reason,text\n4,"r","=2"\n',
    });
    expect(Object.keys(files).sort()).toEqual([
      'clean.csv',
      'clean.parquet',
      'ledger.json',
      'profile.json',
      'quarantine.csv',
      'recipe.json',
      'table.bin',
    ]);
    for (const [name, { sha256: digest, sizeBytes }] of Object.entries(files)) {
      const body = await store.get(FOLDER + name);
      expect([name, sha256(body), body.length]).toEqual([name, digest, sizeBytes]);
    }
  });

  it('writes the same table in every format', async () => {
    const store = memoryObjectStore();
    await writeDataSet(store, { ...source, csv: { precision: 2, escapeFormulas: true } }, cleaned);
    expect(decodeTable(await store.get(`${FOLDER}table.bin`), 'x')).toEqual(table);
    const parquet = await store.get(`${FOLDER}clean.parquet`);
    expect(await parquetReadObjects({ file: Uint8Array.from(parquet).buffer })).toEqual([
      { x: 0.125, t: '=1' },
      { x: null, t: 'b' },
    ]);
    expect(store.contents(FOLDER)).toMatchObject({
      [`${FOLDER}clean.csv`]: "x,t\n0.12,'=1\n,b\n",
      [`${FOLDER}quarantine.csv`]: 'line,reason,text\n4,"r","\'=2"\n',
    });
  });

  it.each(['clean.csv', 'clean.parquet'])('writes the same manifest when %s takes long', async (slow) => {
    const plain = memoryObjectStore();
    const store = memoryObjectStore();
    const delayed: ObjectStore = {
      ...store,
      put: async (key, body) => {
        if (key.endsWith(slow)) await new Promise((resolve) => setTimeout(resolve, 20));
        return store.put(key, body);
      },
    };
    const csv = { precision: 2, escapeFormulas: false } as const;
    await writeDataSet(plain, { ...source, csv }, cleaned);
    await writeDataSet(delayed, { ...source, csv }, cleaned);
    expect(store.contents(`${FOLDER}manifest.json`)).toEqual(plain.contents(`${FOLDER}manifest.json`));
  });

  it('gives the store one chunk at a time, and writes the manifest last', async () => {
    const store = memoryObjectStore();
    const written: string[] = [];
    const watched: ObjectStore = {
      ...store,
      put: async (key, body) => {
        written.push(key.slice(FOLDER.length));
        expect(typeof body === 'string' || body instanceof Uint8Array).toBe(false);
        return store.put(key, body);
      },
      putIfAbsent: async (key, body) => {
        written.push(key.slice(FOLDER.length));
        return store.putIfAbsent(key, body);
      },
    };
    await writeDataSet(watched, { ...source, csv: { precision: 2, escapeFormulas: false } }, cleaned);
    expect(written.length).toBe(8);
    expect(written.at(-1)).toBe('manifest.json');
  });
});
