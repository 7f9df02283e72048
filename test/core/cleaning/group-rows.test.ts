import { describe, expect, it } from 'vitest';
import { groupRows, takeSeries } from '../../../core/cleaning/group-rows.ts';
import { tableOf } from './table-of.ts';

const groupsOf = (cells: readonly (string | number | null)[]) =>
  groupRows(tableOf({ g: cells }), { group: 'g' }).map(({ key, rows }) => [key, [...rows]]);

describe('groupRows', () => {
  it('lists groups in order of first appearance, their rows ascending', () => {
    expect(groupsOf(['b', 'a', 'b', 'c', 'a'])).toEqual([
      ['b', [0, 2]],
      ['a', [1, 4]],
      ['c', [3]],
    ]);
    expect(groupsOf([7, 2.5, 7])).toEqual([
      ['7', [0, 2]],
      ['2.5', [1]],
    ]);
  });

  it('takes rows without a group, or with an empty one, as a group', () => {
    expect(groupsOf(['a', null, '', 'a'])).toEqual([
      ['a', [0, 3]],
      ['', [1, 2]],
    ]);
    expect(groupsOf([1, null, 1])).toEqual([
      ['1', [0, 2]],
      ['', [1]],
    ]);
  });

  it('has one group of all rows where no column is named, and none without rows', () => {
    expect(groupRows(tableOf({ x: [1, 2] }), { group: null })).toEqual([
      { key: '', rows: Int32Array.of(0, 1) },
    ]);
    expect(groupRows(tableOf({ x: [] }), { group: null })).toEqual([]);
    expect(groupsOf([])).toEqual([]);
  });
});

describe('takeSeries', () => {
  it('copies the rows of a group, and nothing where it has all rows', () => {
    const values = Float64Array.of(1, 2, 3);
    expect(takeSeries(values, Int32Array.of(0, 2))).toEqual(Float64Array.of(1, 3));
    expect(takeSeries(values, Int32Array.of(0, 1, 2))).toBe(values);
    expect(takeSeries(Int32Array.of(4, 5), Int32Array.of(1))).toEqual(Int32Array.of(5));
  });
});
