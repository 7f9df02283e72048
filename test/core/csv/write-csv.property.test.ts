import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../core/csv/write-csv.ts';
import type { ColumnType, Table } from '../../../core/table/table.ts';
import { arbitraryTable } from '../table/arbitrary-table.ts';
import { MISSING, readText } from './csv-source.ts';

const options = {
  number: fc.double({ noNaN: true, noDefaultInfinity: true }),
  // From 0000-01-01 to 9999-12-31.
  time: fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 }),
  // Without surrogates on their own, which UTF-8 cannot hold, and NUL, which is refused.
  text: fc
    .string({ unit: 'binary', maxLength: 6 })
    .map((text) => text.replaceAll('\0', '0'))
    .filter((text) => !MISSING.includes(text)),
};

/** The types that inference need not find again. */
const typesOf = ({ columns }: Table) =>
  Object.fromEntries(columns.map(({ name, type }): [string, ColumnType] => [name, type]));

describe('writeCsv', () => {
  it('is undone by reading with the same types', async () => {
    const table = arbitraryTable({ ...options, minRows: 1 });
    await fc.assert(
      fc.asyncProperty(table, async (table) => {
        const read = await readText(writeCsv(table), { types: typesOf(table) });
        expect(read.table).toEqual(table);
        expect(read.quarantined).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('is undone by reading without types, for numbers, booleans and times that have values', async () => {
    const table = arbitraryTable({ ...options, minRows: 1, types: ['number', 'boolean', 'time'] });
    await fc.assert(
      fc.asyncProperty(table, async (table) => {
        const withValues = table.columns.filter((c) => 'values' in c && !c.values.every(Number.isNaN));
        if (withValues.length === 0) return;
        const written = { nRows: table.nRows, columns: withValues };
        expect((await readText(writeCsv(written))).table).toEqual(written);
      }),
      { numRuns: 200 },
    );
  });

  it('writes any number so that it reads back, in no more digits than JavaScript would', () => {
    const number = fc.oneof(
      options.number,
      fc.tuple(fc.integer(), fc.integer({ min: 0, max: 8 })).map(([digits, n]) => digits / 10 ** n),
    );
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 100 }), (numbers) => {
        const values = Float64Array.from(numbers);
        const bytes = writeCsv({ nRows: values.length, columns: [{ name: 'x', type: 'number', values }] });
        const lines = numbers.map((value) => `${Object.is(value, -0) ? '-0' : value}\n`);
        expect(new TextDecoder().decode(bytes)).toBe(`x\n${lines.join('')}`);
      }),
      { numRuns: 200 },
    );
  });
});
