import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UpkeepError } from '../../../../core/errors.ts';
import { MISSING, type ReadTextOptions, readText } from '../csv-source.ts';

/** A number among the missing spellings keeps the kernel out: everything is read by the general path. */
const WITHOUT_KERNEL = [...MISSING, '-98765.4321'];

const digits = (maxLength: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { maxLength }).map((list) => list.join(''));
const number = fc
  .tuple(
    fc.constantFrom('', '', '-', '+'),
    digits(12),
    fc.constantFrom('', '.', '.'),
    digits(20),
    fc.constantFrom('', '', '', 'e5', 'x'),
  )
  .map((parts) => parts.join(''));
const double = fc.double({ noNaN: true, noDefaultInfinity: true }).map(String);
const text = fc.constantFrom(
  'red',
  'a longer text than sixteen',
  'Z\u00c3\u00bcrich',
  'x INVALID y',
  '"in quotes"',
  '"a,b"',
  '"a""b"',
  '"',
  'x"y',
  '\t',
  '',
);
const cell = fc.oneof(number, double, text, fc.constantFrom('', 'NA', 'null', 'NaN'));

const outcome = (bytes: Uint8Array, options: ReadTextOptions) =>
  readText(bytes, options).catch((error: unknown) => {
    if (error instanceof UpkeepError) return error.message;
    throw error;
  });

describe('the kernel for plain rows', () => {
  it('reads what the general path reads, to the last bit, where every row is a mixture', async () => {
    const lineEnd = fc.constantFrom('\n', '\n', '\r\n', '\r');
    const row = fc.tuple(fc.array(cell, { minLength: 3, maxLength: 3 }), lineEnd);
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 400 }),
        async (rows, chunkBytes) => {
          const content = `a,b,c\n1,2,x\n${rows.map(([cells, end]) => cells.join(',') + end).join('')}9,9,z\n`;
          // INVALID stands for a byte that is no UTF-8.
          const bytes = Buffer.from(content.replaceAll('INVALID', '\u00ff'), 'latin1');
          const how = { badCells: 'missing', chunkBytes } as const;
          const plain = await outcome(bytes, how);
          const general = await outcome(bytes, { ...how, missing: WITHOUT_KERNEL });
          expect(plain).toEqual(general);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('reads every number as Number does, also of more digits than a double holds', async () => {
    const plain = fc
      .tuple(fc.constantFrom('', '-'), digits(19), digits(19))
      .map(([sign, whole, decimals]) => `${sign}${whole}.${decimals}`)
      .filter((spelled) => /\d/.test(spelled));
    await fc.assert(
      fc.asyncProperty(fc.array(plain, { minLength: 1, maxLength: 50 }), async (spelled) => {
        const { table } = await readText(`a,b\n0,0\n${spelled.map((one) => `${one},0\n`).join('')}0,0\n`);
        const column = table.columns[0]!;
        const values = 'values' in column ? Array.from(column.values).slice(1, -1) : [];
        expect(values).toEqual(spelled.map(Number));
      }),
      { numRuns: 500 },
    );
  });
});
