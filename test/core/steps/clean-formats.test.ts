import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { keys } from '../../../core/contracts/keys.ts';
import { readWholeDataSet } from '../../../core/data-set/read-whole-data-set.ts';
import { clean } from '../../../core/steps/clean.ts';
import { memoryPorts } from '../../support/memory-ports.ts';
import { utf16 } from '../input/read-bytes.ts';

const LINES = '{"a":1}\n{"a":2}\n';
const FIXTURES = join(import.meta.dirname, '../../fixtures/input');
const fixture = (name: string) => new Uint8Array(readFileSync(join(FIXTURES, name)));
const CSV = fixture('common.csv');
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** One table, as pandas, polars, DuckDB and others wrote it. */
const FILES: readonly (readonly [name: string, body: Uint8Array])[] = [
  ['cars.csv.gz', gzipSync(CSV)],
  ['cars.csv.zst', zstdCompressSync(CSV)],
  ['semicolons.csv', new TextEncoder().encode(textOf(fixture('common.tsv')).replaceAll('\t', ';'))],
  ['utf-16le.csv', utf16(textOf(CSV), true)],
  ['utf-16be.csv.gz', gzipSync(utf16(textOf(CSV), false))],
  ['cars.tsv', fixture('common.tsv')],
  ['cars.jsonl', fixture('common.jsonl')],
  ['utf-16le.jsonl', utf16(textOf(fixture('common.jsonl')), true)],
  ['cars.jsonl.gz', gzipSync(fixture('common.jsonl'))],
  ['snappy.parquet', fixture('pandas-snappy.parquet')],
  ['polars.parquet', fixture('polars-zstd.parquet')],
  ['duckdb.parquet', fixture('duckdb-v2.parquet')],
  ['packed.parquet.gz', gzipSync(fixture('plain.parquet'))],
];
/** Everything is treated, so that everything is in the finished files. */
const CONFIG = `
model: cars
clean:
  duplicates: drop
  outliers: { method: iqr, action: clip }
`;

/** The digests of what Clean leaves, in the words of its manifest. */
async function cleaned(file: string, body: Uint8Array) {
  const ports = memoryPorts();
  await ports.store.put(keys.config('cars'), CONFIG);
  const key = keys.raw('cars', file);
  await ports.store.put(key, body);
  const { datasetId } = await clean({ key }, ports);
  const manifest = (await readWholeDataSet(ports.store, { model: 'cars', datasetId }))!;
  // What the file was found to be is in the ledger.
  const { 'ledger.json': ledger, ...files } = manifest.files;
  expect(ledger!.sizeBytes).toBeGreaterThan(0);
  return { datasetId, files, table: await ports.store.get(keys.dataSet('cars', datasetId, 'table.bin')) };
}

describe('Clean', () => {
  it.each(
    FILES,
  )('leaves the same table and finished files, byte by byte, of %s as of CSV', async (name, body) => {
    const csv = await cleaned('cars.csv', CSV);
    const other = await cleaned(name, body);
    expect(other.files).toEqual(csv.files);
    expect(other.table).toEqual(csv.table);
    expect(Object.keys(csv.files).sort()).toEqual([
      'clean.csv',
      'clean.parquet',
      'profile.json',
      'quarantine.csv',
      'recipe.json',
      'table.bin',
    ]);
    // The id is that of the bytes.
    expect(other.datasetId).not.toBe(csv.datasetId);
  });

  it('refuses an archive that unpacks to more than a plain file may have', async () => {
    const ports = memoryPorts();
    const key = keys.raw('cars', 'cars.csv.gz');
    await ports.store.put(key, gzipSync(`a\n${'1\n'.repeat(50_000)}`));
    await expect(clean({ key, maxBytes: 10_000 }, ports)).rejects.toThrow(
      'cars.csv.gz: it unpacks to more than 10000 bytes',
    );
  });

  it('refuses a table of texts that takes more memory than a file of its size may', async () => {
    const ports = memoryPorts();
    const ids = Array.from({ length: 3000 }, (_, i) => `k${i}`);
    const files = {
      'ids.csv': `i,c\n${ids.map((id) => `${id},a\n`).join('')}`,
      'ids.jsonl': ids.map((id) => `${JSON.stringify({ i: id })}\n`).join(''),
    };
    for (const [name, body] of Object.entries(files)) {
      const key = keys.raw('ids', name);
      await ports.store.put(key, body);
      const maxBytes = body.length + 1;
      await expect(clean({ key, maxBytes }, ports)).rejects.toThrow(
        /^ids\.\w+: its first \d+ rows, among them \d+ distinct texts, need more memory/,
      );
    }
  });

  it('refuses a configuration whose column the file of another format lacks', async () => {
    const ports = memoryPorts();
    await ports.store.put(keys.config('cars'), 'model: cars\ndata: { target: c }\n');
    const key = keys.raw('cars', 'cars.jsonl');
    await ports.store.put(key, LINES);
    await expect(clean({ key }, ports)).rejects.toMatchObject({ name: 'ConfigurationError' });
  });
});
