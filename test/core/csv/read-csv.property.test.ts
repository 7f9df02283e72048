import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UpkeepError } from '../../../core/errors.ts';
import { cells, type ReadTextOptions, readText } from './csv-source.ts';

/** Fragments that meet each other in every way, rather than arbitrary text, which is hardly ever a table. */
const fragment = fc.constantFrom(
  ...[
    'a',
    'b',
    '1',
    '-2.5',
    '1e3',
    ' ',
    ',',
    ',',
    ',',
    '\n',
    '\n',
    '\n',
    '\r\n',
    '\r',
    '"',
    '""',
    ';',
    '\t',
    'NA',
    'é',
    '😀',
    '\0',
    'true',
    '1970-01-01',
  ],
);
const text = fc
  .tuple(fc.constantFrom('a,b\n', 'a,b,\r\n', '\ufeffa,b\r', ''), fc.array(fragment, { maxLength: 40 }))
  .map(([header, parts]) => `${header}${parts.join('')}`);
/** Bytes of which some are no UTF-8. */
const bytes = text.chain((content) =>
  fc.boolean().map((isLatin1) => Buffer.from(content, isLatin1 ? 'latin1' : 'utf8')),
);
const options = fc.record({
  badCells: fc.constantFrom('refuse', 'quarantine', 'missing'),
  maxRowBytes: fc.constantFrom(3, 5, 8, 13, 1 << 24),
  types: fc.constantFrom({}, { a: 'number' }, { a: 'boolean', b: 'time' }, { b: 'text' }),
}) as fc.Arbitrary<ReadTextOptions>;

const outcome = (content: string | Uint8Array, chunkBytes: number, options: ReadTextOptions = {}) =>
  readText(content, { ...options, chunkBytes }).catch((error: unknown) => {
    if (error instanceof UpkeepError) return error.message;
    throw error;
  });

describe('readCsv', () => {
  it('gives the same table, or the same refusal, wherever the chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, options, fc.integer({ min: 1, max: 20 }), async (content, how, chunkBytes) => {
        expect(await outcome(content, chunkBytes, how)).toEqual(await outcome(content, 1000, how));
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps or quarantines every row, however bad cells are dealt with', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, options, async (content, how) => {
        const read = await outcome(content, 1000, how);
        if (typeof read === 'string') return;
        expect(read.nRowsRead).toBe(read.table.nRows + read.quarantined.length);
        for (const column of read.table.columns) expect(cells(column).length).toBe(read.table.nRows);
        const lines = [...read.lines, ...read.quarantined.map(({ line }) => line)];
        expect(new Set(lines).size).toBe(read.nRowsRead);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads any bytes, or refuses them with an error of its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
        const read = await outcome(bytes, 7);
        if (typeof read === 'string') return;
        expect(read.nRowsRead).toBe(read.table.nRows + read.quarantined.length);
      }),
      { numRuns: 300 },
    );
  });
});
