import { describe, expect, it } from 'vitest';
import { sourceOf, wholeTable } from '../../../core/table/table-source.ts';
import { tableOf } from '../cleaning/table-of.ts';

const table = tableOf({ n: [1, 2, null, 4.5], w: [1, null, -3, 4], c: ['a', 'b', null, 'a'] });

describe('a table as a source', () => {
  it('reads a stretch without copying, and all of a column as the very same', () => {
    const [n, , c] = sourceOf(table).columns;
    const stretch = n!.read(1, 3);
    expect(stretch).toMatchObject({ name: 'n', values: Float64Array.of(2, Number.NaN) });
    expect('values' in stretch && stretch.values.buffer).toBe(
      'values' in table.columns[0]! && table.columns[0].values.buffer,
    );
    expect(c!.read(1, 3)).toMatchObject({ codes: Int32Array.of(1, -1), levels: ['a', 'b'] });
    expect(n!.read(0, 4)).toBe(table.columns[0]);
    expect(wholeTable(sourceOf(table))).toEqual(table);
  });

  it('knows whole numbers, gaps aside, and times that are whole days', () => {
    const times = tableOf(
      { d: [0, 86_400_000, null], t: [0, 1, 2], b: [true, false, null] },
      { d: 'time', t: 'time' },
    );
    expect(sourceOf(table).columns.map((column) => column.isWhole())).toEqual([false, true, false]);
    expect(sourceOf(times).columns.map((column) => column.isWhole())).toEqual([true, false, false]);
  });
});
