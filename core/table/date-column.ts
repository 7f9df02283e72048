import type { NumericColumn } from './table.ts';

const DAY_MS = 86_400_000;
/** By the values' array: asking for each cell must not look at all cells each time. */
const known = new WeakMap<Float64Array, boolean>();

/**
 * Whether every time of the column is a midnight UTC, so that its text is a date. O(nRows) once, then O(1).
 */
export function isDateColumn({ values }: NumericColumn): boolean {
  let isDate = known.get(values);
  if (isDate === undefined) {
    isDate = values.every((value) => Number.isNaN(value) || value % DAY_MS === 0);
    known.set(values, isDate);
  }
  return isDate;
}
