import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Column, isNumeric } from '../../../core/table/table.ts';
import { arbitraryTable } from '../table/arbitrary-table.ts';
import { readBack } from './written-parquet.ts';

describe('parquetChunks', () => {
  it('is undone by another reader', async () => {
    const table = arbitraryTable({
      time: fc.integer({ min: -8.64e15, max: 8.64e15 }),
      // Without surrogates on their own, which UTF-8 cannot hold.
      text: fc.string({ unit: 'binary', maxLength: 40 }),
      minRows: 1,
    });
    await fc.assert(
      fc.asyncProperty(table, async (table) => {
        const { rows } = await readBack(table);
        for (const column of table.columns)
          expect(rows.map((row) => row[column.name])).toEqual(cellsOf(column));
      }),
      { numRuns: 300 },
    );
  });
});

function cellsOf(column: Column): unknown[] {
  if (!isNumeric(column))
    return Array.from(column.codes, (code) => (code === -1 ? null : column.levels[code]));
  const { type, values } = column;
  return Array.from(values, (value) => {
    if (Number.isNaN(value)) return null;
    if (type === 'number') return value;
    return type === 'boolean' ? value === 1 : new Date(value);
  });
}
