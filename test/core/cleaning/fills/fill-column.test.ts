import { describe, expect, it } from 'vitest';
import { fillColumn } from '../../../../core/cleaning/fills/fill-column.ts';
import { groupRows } from '../../../../core/cleaning/group-rows.ts';
import type { DictionaryColumn, NumericColumn, Table } from '../../../../core/table/table.ts';
import { cellsOf, tableOf } from '../table-of.ts';

const table = tableOf({
  sensor: ['a', 'b', 'a', null, 'b', null, 'a'],
  x: [1, null, null, 9, 5, null, null],
  colour: ['red', null, null, 'blue', 'green', null, null],
});
const byGroup = { method: 'forwardFill', limit: 1, groups: groupRows(table, { group: 'sensor' }) } as const;
const numbers = (of: Table) => of.columns.find(({ name }) => name === 'x') as NumericColumn;
const levels = (of: Table) => of.columns.find(({ name }) => name === 'colour') as DictionaryColumn;
const cells = (column: NumericColumn | DictionaryColumn) =>
  cellsOf({ nRows: 0, columns: [column] }, column.name);

describe('fillColumn', () => {
  it('starts anew in each group, and tells how each one ended', () => {
    const { column, tails } = fillColumn(numbers(table), byGroup);
    expect(cells(column)).toEqual([1, null, 1, 9, 5, 9, null]);
    expect(tails).toEqual({ a: { last: 1, gaps: 2 }, b: { last: 5, gaps: 0 }, '': { last: 9, gaps: 1 } });
    expect(cells(numbers(table))).toEqual([1, null, null, 9, 5, null, null]);
  });

  it('does the same with levels', () => {
    const { column, tails } = fillColumn(levels(table), byGroup);
    expect(cells(column)).toEqual(['red', null, 'red', 'blue', 'green', 'blue', null]);
    expect(tails).toEqual({
      a: { last: 'red', gaps: 2 },
      b: { last: 'green', gaps: 0 },
      '': { last: 'blue', gaps: 1 },
    });
    const backwards = fillColumn(levels(table), { ...byGroup, method: 'backwardFill' });
    expect(cells(backwards.column)).toEqual(['red', 'green', null, 'blue', 'green', null, null]);
    expect(backwards.tails).toEqual({});
  });

  it('goes on from the tails in the groups that they know, and starts the others', () => {
    const next = tableOf({ sensor: ['new', 'a', 'b', 'b'], x: [null, null, null, null] }, { x: 'number' });
    const groups = groupRows(next, { group: 'sensor' });
    const { tails } = fillColumn(numbers(table), byGroup);
    const filled = fillColumn(numbers(next), { ...byGroup, groups, tails });
    expect(cells(filled.column)).toEqual([null, null, 5, null]);
    expect(filled.tails).toEqual({
      a: { last: 1, gaps: 3 },
      b: { last: 5, gaps: 2 },
      '': { last: 9, gaps: 1 },
      new: { last: null, gaps: 1 },
    });
  });

  it('brings a level along that the new rows lack, and keeps levels in their order', () => {
    const next = tableOf({ sensor: ['b', 'b'], colour: [null, 'yellow'] });
    const groups = groupRows(next, { group: 'sensor' });
    const { tails } = fillColumn(levels(table), byGroup);
    const { column } = fillColumn(levels(next), { ...byGroup, groups, tails });
    expect(column.levels).toEqual(['green', 'yellow']);
    expect(cells(column)).toEqual(['green', 'yellow']);
  });

  it('keeps a group called __proto__ as a group', () => {
    const odd = tableOf({ sensor: ['__proto__'], x: [3] });
    const { tails } = fillColumn(numbers(odd), { ...byGroup, groups: groupRows(odd, { group: 'sensor' }) });
    expect(JSON.stringify(tails)).toBe('{"__proto__":{"last":3,"gaps":0}}');
  });
});
