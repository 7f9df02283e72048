import type { ColumnType } from '../table/table.ts';
import { parseBoolean } from './parse-boolean.ts';

/** The distinct texts of a column and how often each occurs, without missing cells. */
export interface LevelCounts {
  readonly levels: readonly string[];
  readonly counts: Int32Array;
}

/** A categorical column has at most so many levels, and at most this share of its values is distinct. */
const MAX_LEVELS = 50;
const MAX_DISTINCT_SHARE = 0.5;

/**
 * The type of a column of texts, by all of them; whether they are times is asked before, and whether they are mostly
 * numbers where they turn out to be no booleans. O(levels)
 */
export function inferType({ levels, counts }: LevelCounts): Exclude<ColumnType, 'number' | 'time'> {
  if (levels.every((level) => !Number.isNaN(parseBoolean(level)))) return 'boolean';
  const nValues = counts.reduce((sum, count) => sum + count, 0);
  const isText = levels.length > MAX_LEVELS || levels.length > nValues * MAX_DISTINCT_SHARE;
  return isText ? 'text' : 'category';
}

/** More than half of the cells are numbers, and the others are not. */
export function isMostlyNumbers(nNumbers: number, nValues: number): boolean {
  return nNumbers < nValues && nNumbers * 2 > nValues;
}
