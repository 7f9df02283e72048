import type { RecipeSeries } from '../contracts/recipe.ts';
import type { Table } from '../table/table.ts';
import { groupRows, type RowGroup } from './group-rows.ts';
import { timeColumn } from './order-rows.ts';

/**
 * New rows, in their order, by group. Those at or before the last row that the recipe knows of their group are a series of
 * their own, which begins anew: what the recipe remembers came after them, or is them. Later ones follow on from what it
 * remembers. Without a time all do. O(n). Throws what `timeColumn` and `groupRows` throw.
 */
export function newSeries(table: Table, { time, group, ends }: RecipeSeries): RowGroup[] {
  const groups = groupRows(table, { group: group?.column ?? null });
  const times = timeColumn(table, { time })?.values;
  if (times === undefined) return groups;
  const known = new Map(Object.entries(ends));
  return groups.flatMap((series) => {
    const end = known.get(series.key);
    return end === undefined ? [series] : partsAt(series, times, end);
  });
}

/** The rows ascend by time. */
function partsAt({ key, rows }: RowGroup, times: Float64Array, end: number): RowGroup[] {
  let nEarlier = 0;
  while (nEarlier < rows.length && times[rows[nEarlier]!]! <= end) nEarlier++;
  if (nEarlier === 0) return [{ key, rows }];
  const earlier = { key, rows: rows.subarray(0, nEarlier), beginsAnew: true };
  return nEarlier === rows.length ? [earlier] : [earlier, { key, rows: rows.subarray(nEarlier) }];
}
