import { describe, expect, it } from 'vitest';
import { type FillMethod, fillColumn } from '../../../../core/cleaning/fills/fill-column.ts';
import { rowReach } from '../../../../core/cleaning/fills/row-reach.ts';
import { groupRows } from '../../../../core/cleaning/group-rows.ts';
import type { DictionaryColumn, NumericColumn } from '../../../../core/table/table.ts';
import { cellsOf, tableOf } from '../table-of.ts';

// Row:      0     1      2      3         4      5      6           7      8
const who = ['train', 'test', 'train', 'train', 'test', 'test', 'withheld', 'train', 'train'];
const x = [10, 20, null, 30, 40, null, 60, null, 70];
const rows = (part: string) => Int32Array.from([...who.keys()].filter((row) => who[row] === part));
const y = new Float64Array(9);
const reach = rowReach(y, { train: rows('train'), test: rows('test') });
const table = tableOf({ x, level: x.map((value) => (value === null ? null : `at ${value}`)) });
const [numbers, levels] = table.columns as [NumericColumn, DictionaryColumn];

const along = (method: FillMethod, more: { limit?: number; reach?: Uint8Array } = {}) => ({
  method,
  limit: null,
  groups: groupRows(table, { group: null }),
  reach,
  ...more,
});
const cells = (column: NumericColumn | DictionaryColumn) =>
  cellsOf({ nRows: 9, columns: [column] }, column.name);
const filled = (...of: Parameters<typeof along>) => cells(fillColumn(numbers, along(...of)).column);

describe('with rows that are tested or withheld', () => {
  it('a training gap takes what training rows have, a tested one what was there before it', () => {
    // Row 2 does not take the 20 before it, row 5 takes the 40; row 7 takes neither 40 nor 60.
    expect(filled('forwardFill')).toEqual([10, 20, 10, 30, 40, 40, 60, 30, 70]);
  });

  it('nothing comes back from a tested row, to another tested row neither', () => {
    const later = tableOf({ x: [null, 20, null, null, 40, null, 60, null, 70] }).columns[0] as NumericColumn;
    expect(cells(fillColumn(later, along('backwardFill')).column)).toEqual([
      70, 20, 70, 70, 40, 70, 60, 70, 70,
    ]);
  });

  it('a straight line of a tested row begins at any row before it, and ends at a training row', () => {
    // Row 2 lies between 10 and 30, row 5 between 40 (row 4) and 70 (row 8), row 7 between 30 (row 3) and 70.
    expect(filled('interpolate')).toEqual([
      10,
      20,
      10 * (1 - 2 / 3) + 30 * (2 / 3),
      30,
      40,
      47.5,
      60,
      62,
      70,
    ]);
  });

  it('a cell out of reach counts as one of the gaps that a limit is for', () => {
    expect(filled('forwardFill', { limit: 1 })).toEqual([10, 20, null, 30, 40, 40, 60, null, 70]);
    expect(filled('forwardFill', { limit: 4 })[7]).toBe(30);
    expect(filled('interpolate', { limit: 3 })[7]).toBeNull();
  });

  it('levels are carried as numbers are', () => {
    const text = (values: (number | string | null)[]) =>
      values.map((value) => (value === null ? null : `at ${value}`));
    for (const method of ['forwardFill', 'backwardFill'] as const)
      for (const limit of [1, 2, 4])
        expect(cells(fillColumn(levels, along(method, { limit })).column)).toEqual(
          text(filled(method, { limit })),
        );
  });

  it('no series has an end that new rows could follow on from', () => {
    expect(fillColumn(numbers, along('forwardFill')).tails).toEqual({});
    expect(fillColumn(levels, along('forwardFill')).tails).toEqual({});
  });

  it('a row without a target is as good as a training row: nothing is judged by it', () => {
    const unlabelled = y.map((_, row) => (who[row] === 'withheld' ? Number.NaN : 0));
    const more = { reach: rowReach(unlabelled, { train: rows('train'), test: rows('test') }) };
    expect(filled('forwardFill', more)[7]).toBe(60);
  });
});
