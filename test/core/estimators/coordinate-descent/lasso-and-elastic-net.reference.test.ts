import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Params } from '../../../../core/contracts/model-artefact.ts';
import { getEstimator } from '../../../../core/estimators/estimators.ts';
import { normwiseError } from '../../linear-algebra/relative-error.ts';
import { matrixOf } from '../sample-matrix.ts';

interface Problem {
  readonly name: string;
  readonly columns: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly oneHotBlocks: readonly (readonly number[])[];
  /** Whether the coefficients of lasso are; those of elastic net always are. */
  readonly isUnique: boolean;
  readonly fits: readonly {
    readonly estimator: string;
    readonly params: Params;
    readonly coef: readonly number[];
    readonly intercept: number;
    readonly predictions: readonly number[];
    readonly objective: number;
  }[];
}

const fixture: { coefficients: readonly Problem[] } = JSON.parse(
  readFileSync(new URL('../../../fixtures/penalised.json', import.meta.url), 'utf8'),
);

describe.each(fixture.coefficients)('$name', ({ columns, y, oneHotBlocks, isUnique, fits }) => {
  const X = matrixOf(Object.fromEntries(columns.map((column, j) => [`x${j}`, column])), oneHotBlocks);

  // scikit-learn's solutions are those of an iteration, at a gap of 1e-15, which is 1e-8 of a coefficient at worst.
  test.each(fits)('$estimator $params agrees with scikit-learn to 1e-6', (expected) => {
    const { params } = expected;
    const estimator = getEstimator(expected.estimator);
    const model = JSON.parse(JSON.stringify(estimator.fit(X, Float64Array.from(y), params)));
    const predictions = estimator.predict(model, X);
    expect(normwiseError(predictions, expected.predictions)).toBeLessThan(1e-6);
    const objective = objectiveOf({ predictions, y, coef: model.fitted.coef, params });
    // About the least value an error in the coefficients counts only squared; predictions far from the origin cancel.
    expect(Math.abs(objective - expected.objective) / expected.objective).toBeLessThan(1e-9);
    if (!isUnique && expected.estimator === 'lasso') return;
    expect(normwiseError(model.fitted.coef, expected.coef)).toBeLessThan(1e-6);
    expect(model.fitted.coef.map(isZero)).toEqual(expected.coef.map(isZero));
    expect(normwiseError([model.fitted.intercept], [expected.intercept])).toBeLessThan(1e-6);
  });
});

const isZero = (value: number) => value === 0;

interface Fitted {
  readonly predictions: Float64Array;
  readonly y: readonly number[];
  readonly coef: readonly number[];
  readonly params: Params;
}

function objectiveOf({ predictions, y, coef, params }: Fitted): number {
  const alpha = params.alpha as number;
  const l1Ratio = (params.l1Ratio as number | undefined) ?? 1;
  const squares = predictions.reduce((sum, value, i) => sum + (value - y[i]!) ** 2, 0);
  const penalty = coef.reduce((sum, w) => sum + l1Ratio * Math.abs(w) + ((1 - l1Ratio) / 2) * w * w, 0);
  return squares / (2 * y.length) + alpha * penalty;
}
