import { describe, expect, it } from 'vitest';
import { momentsOf, repeatedMoments } from '../../../core/cleaning/column-moments.ts';
import { isConstant, normalizationFrom } from '../../../core/cleaning/normalize-statistics.ts';

const moments = momentsOf(
  Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9),
  Int32Array.from({ length: 8 }, (_, i) => i),
);

describe('normalizationFrom', () => {
  it('standardises by mean and population standard deviation', () => {
    expect(normalizationFrom(moments, 'standard', [0, 1])).toEqual({
      method: 'standard',
      offset: 5,
      scale: 0.5,
      low: 0,
    });
  });

  it('maps lowest and highest to the range', () => {
    expect(normalizationFrom(moments, 'minMax', [-1, 6])).toEqual({
      method: 'minMax',
      offset: 2,
      scale: 1,
      low: -1,
    });
  });

  it('changes nothing with none', () => {
    expect(normalizationFrom(moments, 'none', [-1, 6])).toEqual({
      method: 'none',
      offset: 0,
      scale: 1,
      low: 0,
    });
  });

  it('gives a constant column a scale of 1, or of the range', () => {
    const constant = repeatedMoments(0.1, 30);
    expect(normalizationFrom(constant, 'standard', [0, 1])).toMatchObject({ offset: 0.1, scale: 1 });
    expect(normalizationFrom(constant, 'minMax', [0, 3])).toMatchObject({ offset: 0.1, scale: 3, low: 0 });
  });
});

describe('isConstant', () => {
  it('tells rounding from variance: two neighbouring doubles near 1e8 are constant, a millionth apart they are not', () => {
    const pair = (step: number) => momentsOf(Float64Array.of(1e8, 1e8 + step), Int32Array.of(0, 1));
    expect(isConstant(pair(1.5e-8))).toBe(true);
    expect(isConstant(pair(1e-6))).toBe(false);
  });
});
