import { describe, expect, it } from 'vitest';
import { dummy } from '../../../../core/estimators/dummy.ts';
import { logistic } from '../../../../core/estimators/logistic.ts';
import { matrixOf } from '../sample-matrix.ts';

const n = 30;
const x = Float64Array.from({ length: n }, (_, i) => Math.sin(1.7 * i));
const y = Float64Array.from({ length: n }, (_, i) => ((7 * i) % 3 > 0 ? 1 : 0));
const sampleWeight = new Float64Array(n).fill(1);
sampleWeight[4] = 0;
const classes = ['a', 'b'];

describe('a row of weight 0', () => {
  it.each([1e8, 1e12, 1e300])('has no say in a logistic fit, were its cell %d', (cell) => {
    const spoilt = x.slice();
    spoilt[4] = cell;
    const fitted = (column: Float64Array) =>
      logistic.fit(matrixOf({ x: column }), y, { C: 1 }, { classes, sampleWeight }).fitted;
    expect(fitted(spoilt)).toEqual(fitted(x));
  });
});

describe('weights whose sum overflows', () => {
  it.each([dummy, logistic])('are refused by $name', (estimator) => {
    const huge = new Float64Array(n).fill(1e308);
    expect(() => estimator.fit(matrixOf({ x }), y, {}, { classes, sampleWeight: huge })).toThrow(
      'weights whose sum is no finite number. Allowed: weights that can be added up.',
    );
  });
});
