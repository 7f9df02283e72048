import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  N_COUNTERS,
  numberKernel,
  padded,
  RANGE_NUMBERS,
} from '../../../core/number-kernel/number-kernel.ts';

const number = fc.oneof(
  fc.double(),
  fc.double({ min: -10, max: 10 }),
  fc.constantFrom(Number.NaN, 0, -0, 1, 2, Infinity, -Infinity),
);
const numbers = fc.array(number, { maxLength: 40 });
const finite = fc.double({ min: -10, max: 10, noNaN: true });

/** Puts numbers into the block, and answers how many there are to look at. */
function put(items: readonly number[]): number {
  const { block } = numberKernel();
  // What another block has left behind counts for nothing.
  block.fill(5);
  block.set(items);
  return padded(block, items.length);
}

describe('the kernel for blocks of numbers', () => {
  it('adds up distances and their squares, numbers at even and odd places apart, bit by bit', () => {
    fc.assert(
      fc.property(numbers, finite, (items, about) => {
        const kernel = numberKernel();
        kernel.momentsAbout(0, put(items), about);
        const known = items.filter((x) => !Number.isNaN(x));
        const sumOf = (parity: number, of: (distance: number) => number) =>
          items.reduce((sum, x, i) => sum + (i % 2 === parity && !Number.isNaN(x) ? of(x - about) : 0), 0);
        const square = (distance: number) => distance * distance;
        expect(Array.from(kernel.moments.subarray(0, 9), (value) => value + 0)).toEqual([
          known.length,
          sumOf(0, (distance) => distance) + 0,
          sumOf(1, (distance) => distance) + 0,
          sumOf(0, square),
          sumOf(1, square),
          Math.min(...known) + 0,
          Math.max(...known) + 0,
          known.filter((x) => x === 0).length,
          known.filter((x) => x < 0).length,
        ]);
      }),
    );
  });

  it('picks what lies in its ranges, in order, and counts what is below each and up to it', () => {
    fc.assert(
      fc.property(numbers, fc.array(finite, { minLength: 6, maxLength: 6 }), (items, ends) => {
        const kernel = numberKernel();
        const [a, b, c, d] = ends.toSorted((x, y) => x - y) as [number, number, number, number];
        const ranges = [
          [a, b],
          [c, d],
        ] as const;
        kernel.ranges.fill(Number.NaN);
        for (const [at, [low, high]] of ranges.entries())
          kernel.ranges.set([low, high, 0, 0], RANGE_NUMBERS * at);
        const n = kernel.pick(put(items));
        // A value may be the end of one range and the beginning of the next: it is picked once.
        const isIn = (x: number) => ranges.some(([low, high]) => x >= low && x <= high);
        expect([...kernel.picked.subarray(0, n)]).toEqual(items.filter(isIn));
        for (const [at, [low, high]] of ranges.entries())
          expect([...kernel.ranges.subarray(RANGE_NUMBERS * at + 2, RANGE_NUMBERS * at + 4)]).toEqual([
            items.filter((x) => x < low).length,
            items.filter((x) => x <= high).length,
          ]);
      }),
    );
  });

  it('counts numbers beyond bounds', () => {
    fc.assert(
      fc.property(numbers, finite, finite, (items, low, high) => {
        const { countBeyond } = numberKernel();
        expect(countBeyond(put(items), low, high)).toBe(items.filter((x) => x < low || x > high).length);
      }),
    );
  });

  it('counts numbers in bins, gaps in the first', () => {
    fc.assert(
      fc.property(fc.array(fc.option(finite, { freq: 5 }), { maxLength: 40 }), (items) => {
        const { counters, countInBins } = numberKernel();
        counters.fill(0);
        const n = put(items.map((x) => x ?? Number.NaN));
        countInBins(n, -10, 100);
        const expected = new Int32Array(N_COUNTERS);
        for (const x of items) expected[x === null ? 0 : Math.trunc((x + 10) * 100)]!++;
        expected[0]! += n - items.length;
        const both = expected.map((_, bin) => counters[bin]! + counters[N_COUNTERS + bin]!);
        expect([...both]).toEqual([...expected]);
      }),
    );
  });
});
