import { describe, expect, it } from 'vitest';
import { momentsOf, repeatedMoments } from '../../../core/cleaning/column-moments.ts';
import {
  affineNormalization,
  isConstant,
  type NormalizationStatistics,
} from '../../../core/cleaning/normalize-statistics.ts';
import { statisticsOf } from '../../../core/cleaning/numeric-normalization.ts';
import { TrainingSample } from '../../../core/cleaning/training-sample.ts';
import { cleanOf } from './table-of.ts';

const statistics = (...values: number[]): NormalizationStatistics =>
  statisticsOf({ sample: new TrainingSample(Float64Array.from(values)), value: Number.NaN, gaps: 0 });
const options = (normalize: unknown) => cleanOf({ normalize }).normalize;

const values = statistics(2, 4, 4, 4, 5, 5, 7, 9);
const plain = { low: 0, clip: null };

describe('affineNormalization', () => {
  it('standardises by mean and population standard deviation', () => {
    const found = affineNormalization(values, 'standard', options({}));
    expect(found).toEqual({ method: 'standard', offset: 5, scale: 0.5, ...plain });
  });

  it('maps lowest and highest to the range, and cuts later ones where asked to', () => {
    const expected = { method: 'minMax', offset: 2, scale: 1, low: -1 };
    const range = [-1, 6];
    expect(affineNormalization(values, 'minMax', options({ range }))).toEqual({ ...expected, clip: null });
    const clip = affineNormalization(values, 'minMax', options({ range, clip: true }));
    expect(clip).toEqual({ ...expected, clip: [-1, 6] });
  });

  it('measures by median and the distance of two percentiles', () => {
    const found = affineNormalization(values, 'robust', options({ quantileRange: [0, 50] }));
    expect(found).toEqual({ method: 'robust', offset: 4.5, scale: 0.4, ...plain });
  });

  it('measures robustly where the percentiles lie on one side of the median', () => {
    const found = affineNormalization(values, 'robust', options({ quantileRange: [75, 100] }));
    expect(found).toEqual({ method: 'robust', offset: 4.5, scale: 1 / 3.5, ...plain });
  });

  it('divides by the largest absolute value', () => {
    const found = affineNormalization(statistics(-8, 1, 4), 'maxAbs', options({}));
    expect(found).toEqual({ method: 'maxAbs', offset: 0, scale: 1 / 8, ...plain });
  });

  it('changes nothing with none', () => {
    const found = affineNormalization(values, 'none', options({ range: [-1, 6] }));
    expect(found).toEqual({ method: 'none', offset: 0, scale: 1, ...plain });
  });

  it('gives a constant column a scale of 1, or of the range', () => {
    const constant = statistics(0.1, 0.1, 0.1);
    const of = (method: 'standard' | 'minMax' | 'robust') =>
      affineNormalization(constant, method, options({ range: [0, 3] }));
    expect(of('standard')).toMatchObject({ offset: 0.1, scale: 1 });
    expect(of('minMax')).toMatchObject({ offset: 0.1, scale: 3, low: 0 });
    expect(of('robust')).toMatchObject({ offset: 0.1, scale: 1 });
    expect(affineNormalization(statistics(0, 0), 'maxAbs', options({}))).toMatchObject({
      offset: 0,
      scale: 1,
    });
  });

  it('counts a gap as the value that fills it', () => {
    const filled = statisticsOf({ sample: new TrainingSample(Float64Array.of(1, 3)), value: 9, gaps: 2 });
    expect(filled.range()).toEqual([1, 9]);
    expect(filled.quantiles([0, 0.5, 1])).toEqual([1, 6, 9]);
    expect(filled.moments()).toMatchObject({ n: 4, mean: 5.5, m2: 51 });
  });
});

describe('isConstant', () => {
  it('tells rounding from variance: two neighbouring doubles near 1e8 are constant, a millionth apart they are not', () => {
    const pair = (step: number) => momentsOf(Float64Array.of(1e8, 1e8 + step));
    expect(isConstant(pair(1.5e-8))).toBe(true);
    expect(isConstant(pair(1e-6))).toBe(false);
    expect(isConstant(repeatedMoments(0.1, 30))).toBe(true);
  });
});
