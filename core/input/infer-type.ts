import type { DictionaryType, NumericType } from '../table/table.ts';

/** The distinct texts of a column and how often each occurs, without missing cells. */
export interface LevelCounts {
  readonly levels: readonly string[];
  readonly counts: Int32Array;
}

/** A categorical column has at most so many levels, and at most this share of its values is distinct. */
const MAX_LEVELS = 50;
const MAX_DISTINCT_SHARE = 0.5;

/**
 * What the values of a column are: booleans where all are, numbers or times where more than half are; null where they are texts.
 * `countFitting` says how many are of a type, and is asked for no more types than needed.
 */
export function inferNumericType(
  nValues: number,
  countFitting: (type: NumericType) => number,
): NumericType | null {
  if (countFitting('boolean') === nValues) return 'boolean';
  if (isMostly(countFitting('number'), nValues)) return 'number';
  return isMostly(countFitting('time'), nValues) ? 'time' : null;
}

/** The type of a column of texts that are neither booleans nor mostly numbers or times. O(levels) */
export function inferDictionaryType({ levels, counts }: LevelCounts): DictionaryType {
  const nValues = counts.reduce((sum, count) => sum + count, 0);
  const isText = levels.length > MAX_LEVELS || levels.length > nValues * MAX_DISTINCT_SHARE;
  return isText ? 'text' : 'category';
}

/** Whether more than half of the values fit. */
export function isMostly(nFitting: number, nValues: number): boolean {
  return nFitting * 2 > nValues;
}
