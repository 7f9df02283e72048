import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Params } from '../../../core/contracts/model-artefact.ts';
import type { DesignMatrix } from '../../../core/estimators/design-matrix.ts';
import { getEstimator } from '../../../core/estimators/estimators.ts';
import { normwiseError, relativeError } from '../linear-algebra/relative-error.ts';

interface Problem {
  readonly name: string;
  readonly columns: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly fits: readonly {
    readonly estimator: string;
    readonly params: Params;
    readonly coef: readonly number[];
    readonly intercept: number;
    readonly predictions: readonly number[];
    readonly rank?: number;
  }[];
}

const fixture: { coefficients: readonly Problem[] } = JSON.parse(
  readFileSync(new URL('../../fixtures/estimators.json', import.meta.url), 'utf8'),
);

/**
 * Well-posed problems agree to 1e-9. A prediction is the intercept plus products of its size; near 1e9 they cancel, and
 * 8 eps of the intercept, in scikit-learn's sum as in ours, is what rounding leaves.
 */
function predictionTolerance({ intercept, predictions }: Problem['fits'][number]): number {
  const largest = Math.max(...predictions.map(Math.abs));
  return Math.max(1e-9, (8 * Number.EPSILON * Math.abs(intercept)) / largest);
}

describe.each(fixture.coefficients)('$name', ({ columns, y, fits }) => {
  const X: DesignMatrix = {
    nSamples: y.length,
    nFeatures: columns.length,
    featureNames: columns.map((_, j) => `x${j}`),
    columns: columns.map((column) => Float64Array.from(column)),
    oneHotBlocks: [],
    shiftError: new Float64Array(columns.length),
  };

  test.each(fits)('$estimator $params agrees with scikit-learn', (expected) => {
    const { params } = expected;
    const estimator = getEstimator(expected.estimator);
    const model = JSON.parse(JSON.stringify(estimator.fit(X, Float64Array.from(y), params)));
    expect(relativeError(model.fitted.coef, expected.coef)).toBeLessThan(1e-9);
    expect(relativeError([model.fitted.intercept], [expected.intercept])).toBeLessThan(1e-9);
    const predictions = estimator.predict(model, X);
    expect(normwiseError(predictions, expected.predictions)).toBeLessThan(predictionTolerance(expected));
    if (expected.rank !== undefined) expect(model.fitted.rank).toBe(expected.rank);
  });
});
