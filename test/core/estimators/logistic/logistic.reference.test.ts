import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Params } from '../../../../core/contracts/model-artefact.ts';
import { logistic } from '../../../../core/estimators/logistic.ts';
import { normwiseError, relativeError } from '../../linear-algebra/relative-error.ts';
import { classNames, matrixOfColumns } from './sample-classes.ts';

interface Problem {
  readonly name: string;
  readonly columns: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly nClasses: number;
  readonly fits: readonly {
    readonly params: Params;
    readonly sampleWeight: readonly number[] | null;
    readonly coef: readonly (readonly number[])[];
    readonly intercept: readonly number[];
    /** Of the first five rows. */
    readonly probabilities: readonly (readonly number[])[];
    readonly predictions: readonly number[];
  }[];
}

const fixture: { problems: readonly Problem[] } = JSON.parse(
  readFileSync(new URL('../../../fixtures/logistic.json', import.meta.url), 'utf8'),
);

/**
 * Both iterate, to a gradient that is rounding: 1e-6 is what is promised. A coefficient that is 0 by symmetry, or a constant
 * column's, is rounding in scikit-learn and has no digits.
 */
const TOLERANCE = 1e-6;
/** A prediction at x near 1e9 is a difference of numbers near 1e9: its rounding, 1e-7 each, is that of scikit-learn's sum too. */
const FAR_TOLERANCE = 5e-6;

describe.each(fixture.problems)('$name', ({ name, columns, y, nClasses, fits }) => {
  const X = matrixOfColumns(columns);
  const tolerance = name.includes('far') ? FAR_TOLERANCE : TOLERANCE;

  test.each(fits)('$params agrees with scikit-learn', ({ params, sampleWeight, ...expected }) => {
    const options = {
      classes: classNames(nClasses),
      sampleWeight: sampleWeight === null ? null : Float64Array.from(sampleWeight),
    };
    const model = JSON.parse(JSON.stringify(logistic.fit(X, Float64Array.from(y), params, options)));
    expect(relativeError(model.fitted.coef.flat(), expected.coef.flat())).toBeLessThan(TOLERANCE);
    expect(normwiseError(model.fitted.intercept, expected.intercept)).toBeLessThan(TOLERANCE);
    const probabilities = logistic.predictProbabilities!(model, X).subarray(0, 5 * nClasses);
    expect(normwiseError(probabilities, expected.probabilities.flat())).toBeLessThan(tolerance);
    expect([...logistic.predict(model, X)]).toEqual(expected.predictions);
  });
});
