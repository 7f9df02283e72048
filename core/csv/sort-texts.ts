import { sortNumbers } from '../table/sort-numbers.ts';
import { allRows } from '../table/table.ts';

/** So many UTF-16 code units make a whole number that a double holds. */
const UNITS_A_KEY = 3;
/** Fewer texts are compared one with another. */
const MIN_BY_KEYS = 256;
/** Texts that begin alike for so long are compared too: beginnings can be long, and there is no end of keys. */
const MAX_UNITS_BY_KEYS = 60;

/**
 * The positions of distinct texts in ascending order of their UTF-16 code units, `(n,)`. Sorts by the first units as
 * numbers, then those that begin alike by the next ones: for a million random texts a fraction of the time of a sort that
 * compares them. O(n) for texts that soon differ, O(n log n) at
 * worst. A text must hold no NUL.
 */
export function ascendingTexts(texts: readonly string[]): Int32Array {
  const order = allRows(texts.length);
  if (texts.every((text, at) => at === 0 || texts[at - 1]! < text)) return order;
  sortFrom(texts, order, 0);
  return order;
}

/** Sorts texts that are alike before the unit `from`. */
function sortFrom(texts: readonly string[], order: Int32Array, from: number): void {
  if (order.length < MIN_BY_KEYS || from >= MAX_UNITS_BY_KEYS) {
    order.sort((a, b) => (texts[a]! < texts[b]! ? -1 : 1));
    return;
  }
  const keys = new Float64Array(order.length);
  for (let at = 0; at < order.length; at++) keys[at] = unitsFrom(texts[order[at]!]!, from);
  sortNumbers(keys, order);
  let start = 0;
  for (let at = 1; at <= order.length; at++) {
    if (at < order.length && keys[at] === keys[start]) continue;
    if (at - start > 1) sortFrom(texts, order.subarray(start, at), from + UNITS_A_KEY);
    start = at;
  }
}

/** The next units as one number; 0 beyond the end, so that a text comes before those it begins. */
function unitsFrom(text: string, from: number): number {
  let key = 0;
  for (let at = from; at < from + UNITS_A_KEY; at++)
    key = key * 0x10000 + (at < text.length ? text.charCodeAt(at) : 0);
  return key;
}
