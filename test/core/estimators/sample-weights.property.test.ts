import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getEstimator } from '../../../core/estimators/estimators.ts';
import { randomColumns } from '../linear-algebra/random-data.ts';
import { normwiseError } from '../linear-algebra/relative-error.ts';
import { matrixOf } from './sample-matrix.ts';

const scenario = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  counts: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 200 }),
  offset: fc.constantFrom(0, 1e4),
  fitIntercept: fc.boolean(),
});

describe.each([
  { name: 'linear', own: {} },
  { name: 'ridge', own: { alpha: 0.5 } },
])('$name', ({ name, own }) => {
  test('with whole weights is fitted as with rows that are repeated, to 1e-8', () => {
    fc.assert(
      fc.property(scenario, ({ seed, counts, offset, fitIntercept }) => {
        // Fewer than columns are a problem of least norm that rounding decides.
        fc.pre(counts.filter((count) => count > 0).length > 5);
        const columns = randomColumns(seed, { nRows: counts.length, nColumns: 4 });
        const [first, second, third, y] = columns as [Float64Array, Float64Array, Float64Array, Float64Array];
        const shifted = second.map((value) => value + offset);
        const order = counts.flatMap((count, row) => Array.from({ length: count }, () => row));
        const repeated = (values: Float64Array) => Float64Array.from(order, (row) => values[row]!);
        const estimator = getEstimator(name);
        const params = { ...own, fitIntercept };
        const X = matrixOf({ first, shifted, third });
        const weighted = estimator.fit(X, y, params, { sampleWeight: Float64Array.from(counts) });
        const manyRows = matrixOf({
          first: repeated(first),
          shifted: repeated(shifted),
          third: repeated(third),
        });
        const expected = estimator.fit(manyRows, repeated(y), params);
        expect(weighted.fitted.rank).toBe(expected.fitted.rank);
        // 1e4 away from the origin and without an intercept, four digits cancel.
        expect(normwiseError(estimator.predict(weighted, X), estimator.predict(expected, X))).toBeLessThan(
          1e-8,
        );
      }),
      { numRuns: 60 },
    );
  });
});
