import { describe, expect, it } from 'vitest';
import { allRows, type Table, takeRows } from '../../../core/table/table.ts';

const table: Table = {
  nRows: 3,
  columns: [
    { name: 'x', type: 'number', values: Float64Array.of(1, Number.NaN, 3) },
    { name: 'c', type: 'category', codes: Int32Array.of(1, -1, 0), levels: ['a', 'b'] },
  ],
};

describe('takeRows', () => {
  it('takes rows in the given order, some twice', () => {
    expect(takeRows(table, Int32Array.of(2, 0, 2, 1))).toEqual({
      nRows: 4,
      columns: [
        { name: 'x', type: 'number', values: Float64Array.of(3, 1, 3, Number.NaN) },
        { name: 'c', type: 'category', codes: Int32Array.of(0, 1, 0, -1), levels: ['a', 'b'] },
      ],
    });
  });

  it('is the very same table for all rows as they stand, and no other', () => {
    expect(takeRows(table, allRows(3))).toBe(table);
    expect(takeRows(table, allRows(2)).nRows).toBe(2);
  });
});
