import { describe, expect, test } from 'vitest';
import { dummy } from '../../../core/estimators/dummy.ts';
import { matrixOf } from './sample-matrix.ts';

const X = matrixOf({ x: [0, 0, 0, 0] });
const y = Float64Array.of(1, 2, 3, 10);

describe('dummy', () => {
  test.each([
    [{}, 4],
    [{ strategy: 'mean' }, 4],
    [{ strategy: 'median' }, 2.5],
  ])('with %o predicts %d for every row', (params, constant) => {
    const model = JSON.parse(JSON.stringify(dummy.fit(X, y, params)));
    expect([...dummy.predict(model, matrixOf({ x: [5, 6] }))]).toEqual([constant, constant]);
  });

  test('takes the middle value of an odd number', () => {
    const model = dummy.fit(matrixOf({ x: [0, 0, 0] }), Float64Array.of(9, 1, 5), { strategy: 'median' });
    expect(model.fitted).toEqual({ constant: 5 });
  });

  test('names the strategies it has', () => {
    expect(() => dummy.fit(X, y, { strategy: 'mode' })).toThrow(
      'dummy strategy: "mode". Allowed: mean, median.',
    );
  });

  test('refuses a target that is no number', () => {
    expect(() => dummy.fit(matrixOf({ x: [1] }), Float64Array.of(Number.NaN), {})).toThrow(
      'dummy fit: a coefficient is NaN. Allowed: finite coefficients.',
    );
  });

  test('is the simplest of all', () => {
    expect(dummy.complexity({})).toBe(0);
  });
});
