import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Params } from '../../../core/contracts/model-artefact.ts';
import { getEstimator } from '../../../core/estimators/estimators.ts';
import { normwiseError } from '../linear-algebra/relative-error.ts';
import { matrixOf } from './sample-matrix.ts';

interface Problem {
  readonly name: string;
  readonly columns: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly weights: readonly number[];
  readonly fits: readonly {
    readonly estimator: string;
    readonly params: Params;
    /** null: a constant, which the predictions show. */
    readonly coef: readonly number[] | null;
    readonly intercept: number | null;
    readonly predictions: readonly number[];
  }[];
}

const fixture: { problems: readonly Problem[] } = JSON.parse(
  readFileSync(new URL('../../fixtures/sample-weights.json', import.meta.url), 'utf8'),
);

describe.each(fixture.problems)('rows with weights: $name', ({ columns, y, weights, fits }) => {
  const X = matrixOf(Object.fromEntries(columns.map((column, j) => [`x${j}`, column])));

  // Closed forms of well-posed problems, or of those whose solution of least norm is well-posed.
  test.each(fits)('$estimator $params agrees with scikit-learn to 1e-9', ({
    estimator: name,
    params,
    coef,
    intercept,
    predictions,
  }) => {
    const estimator = getEstimator(name);
    expect(estimator.takesWeights).toBe(true);
    const options = { sampleWeight: Float64Array.from(weights) };
    const model = estimator.fit(X, Float64Array.from(y), params, options);
    if (coef !== null) {
      // Of the solution of least norm too, which predictions of the training rows do not show.
      const { coef: ours, intercept: ownIntercept } = model.fitted;
      expect(normwiseError(ours as number[], coef)).toBeLessThan(1e-9);
      expect(Math.abs(Number(ownIntercept) - intercept!)).toBeLessThan(
        1e-9 * Math.max(1, Math.abs(intercept!)),
      );
    }
    const found = estimator.predict(JSON.parse(JSON.stringify(model)), X);
    expect(normwiseError(found, predictions)).toBeLessThan(1e-9);
  });
});
