import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Params } from '../../../../core/contracts/model-artefact.ts';
import { getEstimator } from '../../../../core/estimators/estimators.ts';
import { expandColumns } from '../../../../core/estimators/polynomial-features/expand-columns.ts';
import type { Expansion } from '../../../../core/estimators/polynomial-features/expansion.ts';
import { polynomialTerms, termNames } from '../../../../core/estimators/polynomial-features/terms.ts';
import { normwiseError, relativeError } from '../../linear-algebra/relative-error.ts';
import { matrixOf } from '../sample-matrix.ts';

interface Fixture {
  readonly terms: {
    readonly names: readonly string[];
    readonly columns: readonly (readonly number[])[];
    readonly expansions: readonly (Expansion & {
      readonly names: readonly string[];
      readonly columns: readonly (readonly number[])[];
    })[];
  };
  readonly coefficients: readonly {
    readonly name: string;
    readonly columns: readonly (readonly number[])[];
    readonly y: readonly number[];
    readonly oneHotBlocks: readonly (readonly number[])[];
    readonly fits: readonly {
      readonly estimator: string;
      readonly params: Params;
      readonly coef: readonly number[];
      readonly intercept: number;
      readonly rank?: number;
    }[];
  }[];
}

const fixture: Fixture = JSON.parse(
  readFileSync(new URL('../../../fixtures/polynomial-features.json', import.meta.url), 'utf8'),
);

const { terms } = fixture;
test.each(terms.expansions)('degree $degree, interactions only: $interactionOnly', (expected) => {
  const found = polynomialTerms(terms.names.length, expected);
  expect(termNames(found, terms.names)).toEqual(expected.names);
  const columns = expandColumns(
    found,
    terms.columns.map((column) => Float64Array.from(column)),
  );
  // Products of up to 5 numbers, in another order.
  for (const [t, column] of columns.entries()) {
    expect(relativeError(column, expected.columns[t]!)).toBeLessThan(1e-15 * 5);
  }
});

describe.each(fixture.coefficients)('$name', ({ columns, y, oneHotBlocks, fits }) => {
  const X = matrixOf(Object.fromEntries(columns.map((column, j) => [`x${j}`, column])), oneHotBlocks);

  test.each(fits)('$estimator $params agrees with scikit-learn', (expected) => {
    const estimator = getEstimator(expected.estimator);
    const model = JSON.parse(
      JSON.stringify(estimator.fit(X, Float64Array.from(y), expected.params)),
    ) as ReturnType<typeof estimator.fit>;
    // Least squares is accurate to its largest coefficient; well-posed problems agree to 1e-9 of it.
    expect(normwiseError(model.fitted.coef as number[], expected.coef)).toBeLessThan(1e-9);
    const size = Math.max(...expected.coef.map(Math.abs), 1);
    expect(Math.abs((model.fitted.intercept as number) - expected.intercept)).toBeLessThan(1e-9 * size);
    if (expected.rank !== undefined) expect(model.fitted.rank).toBe(expected.rank);
  });
});
