import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UpkeepError } from '../../../../core/errors.ts';
import { type ReadTextOptions, readText } from '../csv-source.ts';
import { tailOf } from './tail-of.ts';

/** Rows as they mostly are, of which any may be odd. */
const cell = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('1', '-2.5', '1e3', '0.1', 'x', 'yy', '', 'NA', '1970-01-01') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('"', '""', '"a\nb"', '"q,r"', '\0', 'é', '9007199254740993', ',', '\r'),
  },
);
const lineEnd = fc.oneof(
  { weight: 10, arbitrary: fc.constant('\n') },
  { weight: 1, arbitrary: fc.constantFrom('\r\n', '\r', '\n\n', ',\n') },
);
const row = fc.tuple(cell, cell, lineEnd).map(([a, b, end]) => `${a},${b}${end}`);
const numbersOnly = fc
  .tuple(fc.integer(), fc.double(), fc.constant('\n'))
  .map(([a, b, end]) => `${a},${b}${end}`);
const body = fc.oneof(
  fc.array(row, { maxLength: 30 }),
  fc.array(numbersOnly, { minLength: 3, maxLength: 30 }),
);
const content = fc
  .tuple(fc.constantFrom('a,b\n', 'a,b\r\n', '\ufeffa,b\n', 'sep=,\na,b\n'), body, fc.boolean())
  .map(([header, rows, isLatin1]) => Buffer.from(`${header}${rows.join('')}`, isLatin1 ? 'latin1' : 'utf8'));
const options = fc.record({
  badCells: fc.constantFrom('refuse', 'quarantine', 'missing'),
  maxRowBytes: fc.constantFrom(8, 13, 1 << 24),
  types: fc.constantFrom({}, {}, { a: 'number' }, { a: 'boolean', b: 'time' }, { b: 'text' }),
}) as fc.Arbitrary<ReadTextOptions>;

const outcome = (bytes: Uint8Array, how: ReadTextOptions) =>
  readText(bytes, how).catch((error: unknown) => {
    if (error instanceof UpkeepError) return error.message;
    throw error;
  });

describe('a CSV file whose end is read elsewhere', () => {
  it('gives the table, or the refusal, that it gives when it is read in one go', async () => {
    let nTails = 0;
    await fc.assert(
      fc.asyncProperty(
        content,
        options,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 40 }),
        async (bytes, how, share, chunkBytes) => {
          const { length: sizeBytes } = bytes;
          const tail = tailOf(
            bytes,
            ({ nBytesArrived }) => {
              const from = nBytesArrived + 1 + Math.floor(share * (sizeBytes - nBytesArrived));
              return from < sizeBytes ? from : null;
            },
            chunkBytes,
          );
          const plain = await outcome(bytes, { ...how, chunkBytes });
          expect(await outcome(bytes, { ...how, chunkBytes, sizeBytes, tail })).toEqual(plain);
          nTails += tail.nRead;
        },
      ),
      { numRuns: 1500 },
    );
    expect(nTails).toBeGreaterThan(400);
  });
});
