import { sortNumbers } from '../table/sort-numbers.ts';

/** The distinct values of some rows, ascending, and how often each occurs. Missing values are not in it. */
export interface ValueCounts {
  readonly values: Float64Array;
  readonly counts: Int32Array;
  /** The sum of the counts. */
  readonly n: number;
}

/** A table of so many slots stays in the processor's cache; with more distinct values sorting is faster. */
const N_SLOTS = 1 << 17;
const MAX_DISTINCT = N_SLOTS / 4;
/** Fewer values are sorted sooner than a table is made. */
const MIN_HASHED = 4096;

/**
 * Counts `(n,)` values without gaps and without -0, which it may put in another order. O(n), with more than 32,768 distinct
 * values the cost of `sortNumbers`.
 */
export function countKnown(known: Float64Array): ValueCounts {
  return (known.length < MIN_HASHED ? undefined : countByHash(known)) ?? countBySorting(known);
}

/** `undefined` where too many values are distinct. */
function countByHash(known: Float64Array): ValueCounts | undefined {
  const words = new Int32Array(known.buffer, known.byteOffset, 2 * known.length);
  const slots = new Float64Array(N_SLOTS);
  const slotCounts = new Int32Array(N_SLOTS);
  const distinct = new Float64Array(MAX_DISTINCT);
  let nDistinct = 0;
  for (let i = 0; i < known.length; i++) {
    const value = known[i]!;
    let slot = slotOf(words[2 * i]!, words[2 * i + 1]!);
    while (slotCounts[slot]! > 0 && slots[slot] !== value) slot = (slot + 1) & (N_SLOTS - 1);
    if (slotCounts[slot] === 0) {
      if (nDistinct === MAX_DISTINCT) return undefined;
      distinct[nDistinct++] = value;
      slots[slot] = value;
    }
    slotCounts[slot]!++;
  }
  const ascending = distinct.slice(0, nDistinct).sort();
  const ascendingWords = new Int32Array(ascending.buffer);
  const counts = new Int32Array(nDistinct);
  for (let i = 0; i < nDistinct; i++) {
    let slot = slotOf(ascendingWords[2 * i]!, ascendingWords[2 * i + 1]!);
    while (slots[slot] !== ascending[i] || slotCounts[slot] === 0) slot = (slot + 1) & (N_SLOTS - 1);
    counts[i] = slotCounts[slot]!;
  }
  return { values: ascending, counts, n: known.length };
}

/** Where to look first for the number with these halves of its bits. */
function slotOf(low: number, high: number): number {
  const mixed = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & (N_SLOTS - 1);
}

/** In place, since the values are this module's own. */
function countBySorting(known: Float64Array): ValueCounts {
  sortNumbers(known);
  const counts = new Int32Array(known.length);
  let last = -1;
  for (let i = 0; i < known.length; i++) {
    const value = known[i]!;
    if (last === -1 || known[last] !== value) known[++last] = value;
    counts[last]!++;
  }
  return { values: known.subarray(0, last + 1), counts: counts.subarray(0, last + 1), n: known.length };
}

/** The most frequent value, of equally frequent ones the lowest; `undefined` without values. O(distinct). */
export function modeOf({ values, counts }: ValueCounts): number | undefined {
  let best = 0;
  for (let i = 1; i < counts.length; i++) if (counts[i]! > counts[best]!) best = i;
  return values[best];
}
