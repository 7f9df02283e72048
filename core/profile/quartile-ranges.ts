import { orderStatistics } from '../cleaning/order-statistics.ts';
import { numberKernel, RANGE_NUMBERS } from '../number-kernel/number-kernel.ts';
import { type PlacedValues, QUARTILE_SHARES, quartilePlaces } from './quartiles.ts';

/** A quartile is as many standard errors of the sample's from its own. */
const ERRORS = 3.5;

interface Range {
  readonly low: number;
  readonly high: number;
}

interface CountedRange extends Range {
  /** Values below `low`, and up to `high`. */
  nBelow: number;
  nUpTo: number;
}

/**
 * Finds quartiles in one reading: in a sample of evenly spaced rows the ranges are read off that a quartile is almost certainly
 * in, then values in a range are kept and those below it counted. Whether they were in the ranges is certain: else the answer is
 * undefined. After Floyd and Rivest, "Expected time bounds for selection", Communications of the ACM 18, 1975.
 */
export class QuartileRanges {
  /** Ascending; they do not overlap. */
  readonly #ranges: readonly CountedRange[];
  #picked: Float64Array;
  #nPicked = 0;

  /** @param sample of evenly spaced rows, without gaps; at least 100 values */
  constructor(sample: Float64Array, nRows: number) {
    this.#ranges = rangesOf(sample).map((range) => ({ ...range, nBelow: 0, nUpTo: 0 }));
    this.#picked = new Float64Array(Math.ceil(nRows / 16));
  }

  /** Adds the n numbers of the kernel's block. O(n) */
  addBlock(n: number): void {
    const { ranges, picked, pick } = numberKernel();
    // A range that nothing is in, nor below.
    ranges.fill(Number.NaN);
    for (const [at, { low, high }] of this.#ranges.entries())
      ranges.set([low, high, 0, 0], at * RANGE_NUMBERS);
    const found = pick(n);
    for (const [at, range] of this.#ranges.entries()) {
      range.nBelow += ranges[at * RANGE_NUMBERS + 2]!;
      range.nUpTo += ranges[at * RANGE_NUMBERS + 3]!;
    }
    if (this.#nPicked + found > this.#picked.length) this.#grow(found);
    this.#picked.set(picked.subarray(0, found), this.#nPicked);
    this.#nPicked += found;
  }

  /** The values at the places of the quartiles of all n values that were added; -0 is 0. O(picked) */
  placed(n: number): PlacedValues | undefined {
    const places = quartilePlaces(n);
    const chosen: number[] = [];
    for (const place of places) {
      const range = this.#ranges.find(({ nUpTo }) => place < nUpTo);
      if (range === undefined || place < range.nBelow) return undefined;
      // Of the values before it, those in the gaps between ranges were not picked.
      const before = this.#ranges.slice(0, this.#ranges.indexOf(range));
      chosen.push(place - range.nBelow + before.reduce((sum, { nBelow, nUpTo }) => sum + nUpTo - nBelow, 0));
    }
    const picked = this.#picked.subarray(0, this.#nPicked);
    return { places, values: Array.from(orderStatistics(picked, chosen), (value) => value + 0) };
  }

  #grow(by: number): void {
    const grown = new Float64Array(2 * (this.#nPicked + by));
    grown.set(this.#picked.subarray(0, this.#nPicked));
    this.#picked = grown;
  }
}

function rangesOf(sample: Float64Array): Range[] {
  const m = sample.length;
  const ends = QUARTILE_SHARES.flatMap((share) => {
    const middle = share * (m - 1);
    const reach = ERRORS * Math.sqrt(m * share * (1 - share));
    return [Math.floor(middle - reach), Math.ceil(middle + reach)];
  });
  const values = orderStatistics(sample, ends);
  const ranges: Range[] = [];
  for (let at = 0; at < ends.length; at += 2) {
    const range = { low: values[at]!, high: values[at + 1]! };
    const last = ranges.at(-1);
    if (last !== undefined && range.low <= last.high)
      ranges[ranges.length - 1] = { ...last, high: range.high };
    else ranges.push(range);
  }
  return ranges;
}
