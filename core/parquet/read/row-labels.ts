import type { GatheredColumn } from '../../input/gathered-column.ts';

/** The name that pandas gives to an index without one. */
const UNNAMED_INDEX = /^__index_level_\d+__$/;

/**
 * Whether a column is the unnamed index of pandas and only numbers the rows, as what is left of 0, 1, 2… after rows were filtered or
 * shuffled: whole numbers, each once.
 */
export function isRowLabels({ name, declared, values, codes, numbers }: GatheredColumn): boolean {
  if (!UNNAMED_INDEX.test(name) || declared !== undefined) return false;
  if (values === null || codes !== null || numbers === 'time') return false;
  return values.every(Number.isSafeInteger) && new Set(values).size === values.length;
}
