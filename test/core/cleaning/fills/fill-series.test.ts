import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backwardFillCodes, forwardFillCodes } from '../../../../core/cleaning/fills/fill-codes.ts';
import { backwardFill, forwardFill } from '../../../../core/cleaning/fills/fill-series.ts';
import { interpolate } from '../../../../core/cleaning/fills/interpolate.ts';

const gap = Number.NaN;
const series = Float64Array.of(gap, 1, gap, gap, gap, 4, gap);

describe('forwardFill', () => {
  it('carries the last value on, as far as the limit, and leaves gaps before the first', () => {
    expect([...forwardFill(series, { limit: null }).filled]).toEqual([gap, 1, 1, 1, 1, 4, 4]);
    expect([...forwardFill(series, { limit: 2 }).filled]).toEqual([gap, 1, 1, 1, gap, 4, 4]);
  });

  it('counts the gaps of an earlier part against the limit', () => {
    const next = forwardFill(Float64Array.of(gap, gap, 7, gap), { limit: 2, last: 5, gaps: 1 });
    expect(next).toEqual({ filled: Float64Array.of(5, gap, 7, 7), last: 7, gaps: 1 });
  });

  it('is the same in one pass as in two, cut anywhere, numbers and codes alike', () => {
    const cell = fc.option(fc.nat(9), { nil: -1, freq: 1 });
    const limit = fc.option(fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(fc.array(cell), fc.nat(), limit, (codes, at, most) => {
        const whole = Int32Array.from(codes);
        const cut = at % (codes.length + 1);
        const first = forwardFillCodes(whole.subarray(0, cut), { limit: most });
        const second = forwardFillCodes(whole.subarray(cut), { ...first, limit: most });
        const once = forwardFillCodes(whole, { limit: most });
        expect([...first.filled, ...second.filled]).toEqual([...once.filled]);
        expect([second.last, second.gaps]).toEqual([once.last, once.gaps]);

        const values = Float64Array.from(codes, (code) => (code === -1 ? gap : code));
        const numbers = forwardFill(values.subarray(0, cut), { limit: most });
        const later = forwardFill(values.subarray(cut), { ...numbers, limit: most });
        const toCodes = (filled: Float64Array) => Array.from(filled, (x) => (Number.isNaN(x) ? -1 : x));
        expect([...toCodes(numbers.filled), ...toCodes(later.filled)]).toEqual([...once.filled]);
      }),
    );
  });
});

describe('backwardFill', () => {
  it('takes the next value, from the limit on before it, and leaves gaps after the last', () => {
    expect([...backwardFill(series, { limit: null })]).toEqual([1, 1, 4, 4, 4, 4, gap]);
    expect([...backwardFill(series, { limit: 2 })]).toEqual([1, 1, gap, 4, 4, 4, gap]);
    expect([...backwardFillCodes(Int32Array.of(-1, 0, -1, -1, 2, -1), { limit: 1 })]).toEqual([
      0, 0, -1, 2, 2, -1,
    ]);
  });
});

describe('interpolate', () => {
  it('draws a straight line between known values only, as far as the limit', () => {
    expect([...interpolate(series, { limit: null })]).toEqual([gap, 1, 1.75, 2.5, 3.25, 4, gap]);
    expect([...interpolate(series, { limit: 2 })]).toEqual([gap, 1, 1.75, 2.5, gap, 4, gap]);
  });

  it('keeps a repeated value to the last digit, and does not overflow between large ones', () => {
    const same = Float64Array.of(0.1, gap, gap, 0.1);
    expect([...interpolate(same, { limit: null })]).toEqual([0.1, 0.1, 0.1, 0.1]);
    expect([...interpolate(Float64Array.of(-1.5e308, gap, 1.5e308), { limit: null })]).toEqual([
      -1.5e308, 0, 1.5e308,
    ]);
  });
});
