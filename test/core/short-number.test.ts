import { describe, expect, it } from 'vitest';
import { shortNumber } from '../../core/short-number.ts';

describe('shortNumber', () => {
  it.each([
    [2.804123, '2.804'],
    [-0.000123456, '-0.0001235'],
    [32694.035, '32694'],
    [999.96, '1000'],
    [-1234.5, '-1234'],
    [0, '0'],
    [Number.NaN, 'NaN'],
  ])('%d is %s', (value, text) => {
    expect(shortNumber(value)).toBe(text);
  });
});
