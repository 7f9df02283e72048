import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../core/errors.ts';
import type { TableRead } from '../../../core/input/table-read.ts';
import { readBytes } from './read-bytes.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/input');
const fixture = (name: string) => new Uint8Array(readFileSync(join(FOLDER, name)));
const PARQUET = [
  'pandas-snappy',
  'delta',
  'duckdb-zstd',
  'page-v2',
  'types',
  'pandas-gzip',
  'polars-lz4',
  'pandas-brotli',
];
const NAMES = ['a.csv', 'a.tsv', 'a.jsonl', 'a.json', 'a.parquet', 'a.csv.gz', 'a'];

/** A table whose rows are all accounted for, or a refusal of ours. */
async function outcomeOf(bytes: Uint8Array, name: string, chunkBytes = 1 << 16): Promise<TableRead | string> {
  let read: TableRead;
  try {
    read = await readBytes(bytes, { name, chunkBytes });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return error.message;
  }
  expect(read.nRowsRead).toBe(read.table.nRows + read.quarantined.length);
  for (const column of read.table.columns)
    expect('values' in column ? column.values.length : column.codes.length).toBe(read.table.nRows);
  return read;
}

/** Some bytes of a file changed, or its end cut off. */
function damaged(bytes: Uint8Array) {
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
  return fc.tuple(fc.array(change, { maxLength: 6 }), fc.nat(bytes.length)).map(([changes, nCut]) => {
    const copy = Uint8Array.from(bytes);
    for (const [at, byte] of changes) copy[at] = byte;
    return nCut % 3 === 0 ? copy.subarray(0, bytes.length - nCut) : copy;
  });
}

const line = fc.oneof(
  fc.json(),
  fc.dictionary(fc.constantFrom('a', 'b', 'c', ''), fc.jsonValue()).map((row) => JSON.stringify(row)),
  fc.string(),
);

describe('any bytes', () => {
  it('have an outcome, whatever the name', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 300 }).map((text) => new TextEncoder().encode(text)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom(...NAMES), async (content, name) => {
        await outcomeOf(content, name);
        await outcomeOf(gzipSync(content), name);
      }),
      { numRuns: 300 },
    );
  });

  it.each(PARQUET)('of a damaged Parquet file have an outcome: %s', async (name) => {
    await fc.assert(
      fc.asyncProperty(damaged(fixture(`${name}.parquet`)), async (content) => {
        await outcomeOf(content, 'a.parquet');
      }),
      { numRuns: 150 },
    );
  });

  it('of a damaged footer have an outcome', async () => {
    const bytes = fixture('types.parquet');
    const size = new DataView(bytes.buffer).getUint32(bytes.length - 8, true);
    const change = fc.tuple(fc.integer({ min: bytes.length - 8 - size, max: bytes.length - 5 }), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const copy = Uint8Array.from(bytes);
        for (const [at, byte] of changes) copy[at] = byte;
        await outcomeOf(copy, 'a.parquet');
      }),
      { numRuns: 300 },
    );
  });

  it('of a damaged archive have an outcome', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(fixture('common.csv.gz')), async (content) => {
        await outcomeOf(content, 'a.csv.gz');
      }),
      { numRuns: 100 },
    );
  });

  it('give the same table wherever the chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 12 }),
        fc.integer({ min: 1, max: 20 }),
        async (lines, chunkBytes) => {
          const bytes = new TextEncoder().encode(`{"a":1}\n${lines.join('\n')}`);
          expect(await outcomeOf(bytes, 'a.jsonl', chunkBytes)).toEqual(await outcomeOf(bytes, 'a.jsonl'));
          const packed = gzipSync(bytes);
          expect(await outcomeOf(packed, 'a.jsonl.gz', chunkBytes)).toEqual(
            await outcomeOf(packed, 'a.jsonl.gz'),
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});
