import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { savitzkyGolay } from '../../../../core/cleaning/filters/savitzky-golay.ts';
import { smoothingWeights } from '../../../../core/cleaning/filters/smoothing-weights.ts';
import { expectClose } from '../expect-close.ts';

const gap = Number.NaN;

describe('Savitzky-Golay filter', () => {
  it('has the weights of the tables: -3, 12, 17, 12, -3 over 35', () => {
    expectClose(smoothingWeights(2, 2), [17 / 35, 12 / 35, -3 / 35], { tolerance: 1e-15, scale: 1 });
  });

  it('keeps a polynomial of its degree, at the ends and around gaps too', () => {
    const values = Float64Array.from({ length: 30 }, (_, i) => (i % 7 === 3 ? gap : (i - 10) ** 3 - 5 * i));
    const smoothed = savitzkyGolay(values, { window: 9, polyOrder: 3 });
    // Values up to 7000, of which some roundings are left.
    expectClose(smoothed, values, { tolerance: 1e-13, scale: 7000 });
  });

  it('keeps one repeated value to the last digit', () => {
    const values = new Float64Array(40).fill(0.1);
    values[7] = gap;
    expect(savitzkyGolay(values, { window: 11, polyOrder: 4 })).toEqual(values);
  });

  it('lowers the degree where a window has too few values, to none for one value alone', () => {
    const values = Float64Array.of(1, gap, gap, gap, gap, gap, gap, 5, 9);
    const smoothed = savitzkyGolay(values, { window: 5, polyOrder: 4 });
    expectClose(smoothed, [1, gap, gap, gap, gap, gap, gap, 5, 9], { tolerance: 1e-14 });
  });

  it('fits one polynomial to a series shorter than the window', () => {
    const smoothed = savitzkyGolay(Float64Array.of(0, 3, 0, 3), { window: 101, polyOrder: 1 });
    expectClose(smoothed, [0.6, 1.2, 1.8, 2.4], { tolerance: 1e-14 });
    expect(savitzkyGolay(new Float64Array(0), { window: 3, polyOrder: 1 })).toHaveLength(0);
    expect([...savitzkyGolay(Float64Array.of(4), { window: 3, polyOrder: 2 })]).toEqual([4]);
  });

  it('does not overflow where values are near the largest number', () => {
    const values = Float64Array.from({ length: 9 }, (_, i) => (i % 2 === 0 ? 1.5e308 : -1.5e308));
    expect(savitzkyGolay(values, { window: 5, polyOrder: 2 }).every(Number.isFinite)).toBe(true);
  });

  it('is the same with the signs of all values turned, the rows reversed, or a number added', () => {
    const cell = fc.option(fc.double({ min: -1000, max: 1000, noNaN: true }), { freq: 5, nil: gap });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 40 }), fc.nat(4), (cells, polyOrder) => {
        const options = { window: 7, polyOrder };
        const values = Float64Array.from(cells);
        const smoothed = savitzkyGolay(values, options);
        const close = { tolerance: 1e-10, scale: 1000 };
        expectClose(
          savitzkyGolay(
            values.map((x) => -x),
            options,
          ).map((x) => -x),
          smoothed,
          close,
        );
        expectClose(savitzkyGolay(values.toReversed(), options).toReversed(), smoothed, close);
        expectClose(
          savitzkyGolay(
            values.map((x) => x + 512),
            options,
          ).map((x) => x - 512),
          smoothed,
          close,
        );
      }),
    );
  });
});
