import { describe, expect, it } from 'vitest';
import { fixedFormat, formatCount, formatNumber, formatShare } from '../../../report/text/format-number.ts';

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [2.34567, '2.346'],
    [-12.0481, '−12.05'],
    [0.1, '0.1'],
    [1978, '1978'],
    [2933.5, '2934'],
    [12345.6, '12,346'],
    [0.001, '0.001'],
    [1e-5, '10⁻⁵'],
    [1.25e-7, '1.25 × 10⁻⁷'],
    [3.2e9, '3.2 × 10⁹'],
    [-1e8, '−1 × 10⁸'],
  ])('writes %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('writes %d as n/a', (value) => {
    expect(formatNumber(value)).toBe('n/a');
    expect(formatCount(value)).toBe('n/a');
    expect(formatShare(value)).toBe('n/a');
    expect(fixedFormat([1, 2])(value)).toBe('n/a');
  });
});

describe('fixedFormat', () => {
  it('gives numbers that are compared one number of decimals, by their median size', () => {
    expect([2.2, 11.0461, 7].map(fixedFormat([2.2, 11.0461, 7]))).toEqual(['2.200', '11.046', '7.000']);
    expect(fixedFormat([0.88, 0.9, 0.91])(0.88)).toBe('0.8800');
    expect(fixedFormat([21_500, 30_000])(21_500.4)).toBe('21,500');
  });

  it('does not count digits that are not there, and falls back to powers of ten for tiny numbers', () => {
    expect(fixedFormat([])(1)).toBe('1.000');
    expect(fixedFormat([Number.NaN, 2])(2)).toBe('2.000');
    expect(fixedFormat([2e-9])(2e-9)).toBe('2 × 10⁻⁹');
  });
});

describe('formatShare', () => {
  it('never rounds something to nothing, nor nearly all to all', () => {
    expect([0, 0.0001, 0.02, 0.1234, 0.9999, 1].map(formatShare)).toEqual([
      '0%',
      '< 0.1%',
      '2%',
      '12.3%',
      '> 99.9%',
      '100%',
    ]);
  });
});
