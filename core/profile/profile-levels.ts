import type { DictionaryColumn } from '../table/table.ts';
import { type ColumnStatistics, NO_NUMBERS } from './column-statistics.ts';

const TOP_LEVELS = 10;

/** The profile of a column of categories or texts; levels that no row has do not count. O(rows + levels) */
export function profileLevels({ codes, levels }: DictionaryColumn): ColumnStatistics {
  const counts = levelCounts(codes, levels.length);
  let count = 0;
  let distinct = 0;
  let min = Infinity;
  let max = 0;
  for (let code = 0; code < counts.length; code++) {
    if (counts[code] === 0) continue;
    count += counts[code]!;
    distinct++;
    const { length } = levels[code]!;
    if (length < min) min = length;
    if (length > max) max = length;
  }
  return {
    count,
    missing: codes.length - count,
    distinct,
    distinctError: null,
    ...NO_NUMBERS,
    topLevels: topLevels(counts, levels),
    lengths: distinct === 0 ? null : { min, max },
  };
}

/** How many rows have each level. */
export function levelCounts(codes: Int32Array, nLevels: number): Int32Array {
  // The first counter is of the missing cells, whose code is -1.
  const counts = new Int32Array(nLevels + 1);
  for (let row = 0; row < codes.length; row++) counts[codes[row]! + 1]!++;
  return counts.subarray(1);
}

/** The best so far in order: a level takes its place behind all that are as frequent, since levels come by name. */
function topLevels(counts: Int32Array, levels: readonly string[]): ColumnStatistics['topLevels'] {
  const top: { level: string; count: number }[] = [];
  for (let code = 0; code < counts.length; code++) {
    const count = counts[code]!;
    if (count === 0 || (top.length === TOP_LEVELS && count <= top[TOP_LEVELS - 1]!.count)) continue;
    const at = top.findIndex((other) => other.count < count);
    top.splice(at === -1 ? top.length : at, 0, { level: levels[code]!, count });
    if (top.length > TOP_LEVELS) top.pop();
  }
  return top;
}
