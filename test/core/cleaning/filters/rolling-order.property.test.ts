import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hampel } from '../../../../core/cleaning/filters/hampel.ts';
import { RankedValues } from '../../../../core/cleaning/filters/ranked-values.ts';
import { rollingMedian } from '../../../../core/cleaning/filters/rolling-median.ts';
import { SortedValues } from '../../../../core/cleaning/filters/sorted-values.ts';

// Few different values, so that many are equal; gaps; both zeros.
const value = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 3 }) },
  { weight: 1, arbitrary: fc.constant(-0) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
  { weight: 1, arbitrary: fc.double({ min: -1e9, max: 1e9, noNaN: true }) },
);
const align = fc.constantFrom('trailing' as const, 'centered' as const);

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : sorted[middle - 1]! * 0.5 + sorted[middle]! * 0.5;
}

interface Options {
  readonly window: number;
  readonly align: 'trailing' | 'centered';
}

function near(values: readonly number[], row: number, { window, align }: Options): number[] {
  const ahead = align === 'centered' ? Math.floor((window - 1) / 2) : 0;
  return values.slice(Math.max(0, row + ahead - window + 1), row + ahead + 1).filter((x) => !Number.isNaN(x));
}

const withoutSign = (values: Iterable<number>) => Array.from(values, (x) => x + 0);

describe.each([
  ['short windows, whose values are kept sorted', { min: 2, max: 9 }, 30],
  ['long ones, over ranks', { min: 513, max: 530 }, 1100],
])('for any series: %s', (_, lengths, maxLength) => {
  const series = fc.array(value, { maxLength, ...(maxLength > 100 && { minLength: 540, size: 'max' }) });
  const options = fc.record({ window: fc.integer(lengths), align });
  const runs = { numRuns: maxLength > 100 ? 5 : 300 };

  it('the rolling median is the median of each window', () => {
    fc.assert(
      fc.property(series, options, (values, place) => {
        const expected = values.map((x, row) => (Number.isNaN(x) ? x : medianOf(near(values, row, place))));
        expect(withoutSign(rollingMedian(Float64Array.from(values), place))).toEqual(withoutSign(expected));
      }),
      runs,
    );
  });

  it("Hampel's filter follows its definition", () => {
    fc.assert(
      fc.property(series, options, fc.constantFrom(0.5, 1, 3), (values, place, sigmas) => {
        const expected = values.map((x, row) => {
          const window = near(values, row, place);
          const median = Number.isNaN(x) ? x : medianOf(window);
          const mad = Number.isNaN(x) ? x : medianOf(window.map((y) => Math.abs(y - median)));
          return Math.abs(x - median) > sigmas * (1.4826 * mad) ? median : x;
        });
        const cleaned = hampel(Float64Array.from(values), { ...place, sigmas });
        expect(withoutSign(cleaned)).toEqual(withoutSign(expected));
      }),
      runs,
    );
  });
});

type Step = 'insert' | 'remove' | 'replace';

describe('both ways of keeping a window in order', () => {
  it('hold the same values after any insertions, removals and replacements', () => {
    const step = fc.constantFrom<Step>('insert', 'insert', 'remove', 'replace');
    fc.assert(
      fc.property(
        fc.array(
          value.filter((x) => !Number.isNaN(x)),
          { minLength: 1 },
        ),
        fc.array(step),
        (values, steps) => {
          const series = Float64Array.from(values);
          const kept = [new SortedValues(series, series.length), new RankedValues(series)];
          let first = 0;
          let next = 0;
          for (const how of steps) {
            if (how !== 'remove' && next === series.length) continue;
            if (how !== 'insert' && first === next) continue;
            for (const order of kept) {
              if (how === 'insert') order.insert(next);
              else if (how === 'remove') order.remove(first);
              else order.replace(first, next);
            }
            if (how !== 'insert') first++;
            if (how !== 'remove') next++;
            const expected = values.slice(first, next).sort((a, b) => a - b);
            for (const order of kept) {
              expect(order.size).toBe(expected.length);
              expect(withoutSign(expected.map((_, place) => order.at(place)))).toEqual(withoutSign(expected));
            }
          }
        },
      ),
    );
  });
});
