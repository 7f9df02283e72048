import { describe, expect, it } from 'vitest';
import { nearestName } from '../../../core/cleaning/nearest-name.ts';

const known = ['mpg', 'horsepower', 'displacement', 'model year'];

describe('nearestName', () => {
  it.each([
    ['horspower', 'horsepower'],
    ['Horse_Power', 'horsepower'],
    ['MPG', 'mpg'],
    ['modelYear', 'model year'],
  ])('takes %s for %s', (written, meant) => {
    expect(nearestName(written, known)).toBe(meant);
  });

  it.each(['weight', 'x', 'acceleration'])('offers nothing for %s', (written) => {
    expect(nearestName(written, known)).toBeUndefined();
  });

  it('takes the first of two that are equally near', () => {
    expect(nearestName('x3', ['x1', 'x2'])).toBe('x1');
  });
});
