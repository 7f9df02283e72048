import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsByValue } from '../../../core/table/rows-by-value.ts';
import { sortNumbers } from '../../../core/table/sort-numbers.ts';

const LENGTH = 5000; // beyond the lengths that the built-in sort takes over

/** Few distinct values or many, of both signs, with zeros of both signs, repeated to a length that counts. */
const numbers = fc
  .array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 200 })
  .map((pool) =>
    Float64Array.from({ length: LENGTH }, (_, i) => pool[(i * 7919) % pool.length]! * (1 + (i % 3))),
  );

describe('sortNumbers', () => {
  it('sorts as the built-in sort does, to the sign of zero', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const sorted = values.slice();
        sortNumbers(sorted);
        expect(sorted).toEqual(values.slice().sort());
      }),
      { numRuns: 30 },
    );
  });

  it('carries along what belongs to each number, equal numbers in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(-2, -1.5, -0.5, 0, 1, 3e9, -Infinity, Infinity)), (items) => {
        const values = Float64Array.from(items);
        const carried = Int32Array.from(items.keys());
        sortNumbers(values, carried);
        const expected = [...items.keys()].sort((a, b) =>
          items[a]! < items[b]! ? -1 : items[a]! > items[b]! ? 1 : a - b,
        );
        expect([...carried]).toEqual(expected);
        expect([...values]).toEqual(expected.map((at) => items[at]));
      }),
    );
  });
});

describe('rowsByValue', () => {
  it('takes -0 and 0 for one value', () => {
    expect([...rowsByValue(Float64Array.of(0, 1, -0, -1), Int32Array.of(0, 1, 2, 3))]).toEqual([3, 0, 2, 1]);
  });

  it('orders only the rows that it is given', () => {
    expect([...rowsByValue(Float64Array.of(5, 9, 1, 7), Int32Array.of(1, 3, 0))]).toEqual([0, 3, 1]);
  });

  it('is the very same array where the rows are in order', () => {
    const rows = Int32Array.of(0, 2, 1);
    expect(rowsByValue(Float64Array.of(1, 2, 2), rows)).toBe(rows);
  });
});
