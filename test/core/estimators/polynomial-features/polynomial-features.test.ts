import { describe, expect, it } from 'vitest';
import type { Params } from '../../../../core/contracts/model-artefact.ts';
import { getEstimator } from '../../../../core/estimators/estimators.ts';
import { MAX_TERMS, nTerms } from '../../../../core/estimators/polynomial-features/n-terms.ts';
import { polynomialTerms } from '../../../../core/estimators/polynomial-features/terms.ts';
import { expandedWidth } from '../../../../core/model-selection/search/expanded-width.ts';
import { matrixOf } from '../sample-matrix.ts';

const ridge = getEstimator('ridge');
const linear = getEstimator('linear');
const X = matrixOf({ a: [1, 2, 3, 5, 8, 4], b: [0, 1, 0, 1, 1, 0] });
const y = Float64Array.of(1, 4, 9, 25, 64, 16);

describe('nTerms', () => {
  it.each([1, 2, 3, 4, 5])('counts the terms of degree %d', (degree) => {
    for (const interactionOnly of [false, true]) {
      for (const nFeatures of [0, 1, 3, 6]) {
        const expansion = { degree, interactionOnly };
        expect(nTerms(nFeatures, expansion)).toBe(polynomialTerms(nFeatures, expansion).length);
      }
    }
  });

  it('is the width that a plan is made for; what is too wide is not fitted', () => {
    const widthOf = (...params: Params[]) =>
      expandedWidth(
        params.map((each) => ({ params: each })),
        6,
      );
    expect(widthOf({ alpha: 1 })).toBe(6);
    expect(widthOf({ degree: 2 }, { degree: 3 }, { alpha: 1 })).toBe(83);
    expect(widthOf({ degree: 3, interactionOnly: true })).toBe(41);
    expect(expandedWidth([{ params: { degree: 5 } }, { params: { degree: 2 } }], 30)).toBe(495);
  });
});

describe('linear models of polynomial features', () => {
  it('find a square, name their coefficients and predict through JSON', () => {
    const model = linear.fit(X, y, { degree: 2 });
    expect(model.fitted.terms).toEqual(['a', 'b', 'a^2', 'a b', 'b^2']);
    const restored = JSON.parse(JSON.stringify(model)) as typeof model;
    for (const [row, value] of linear.predict(restored, X).entries()) expect(value).toBeCloseTo(y[row]!, 10);
  });

  it('share a coefficient between columns that are one and the same', () => {
    const { coef } = ridge.fit(X, y, { degree: 2, alpha: 1 }).fitted as { coef: number[] };
    expect(coef[4]).toBe(coef[1]);
    expect(coef[1]).not.toBe(0);
  });

  it('of degree 1 are the models without a degree', () => {
    const { fitted } = ridge.fit(X, y, { degree: 1, interactionOnly: true });
    expect(fitted).toEqual(ridge.fit(X, y, {}).fitted);
  });

  it('predict more rows than are expanded at once as they do each', () => {
    const model = linear.fit(X, y, { degree: 2 });
    const many = matrixOf({
      a: Array.from({ length: 2_500 }, (_, i) => X.columns[0]![i % 6]!),
      b: Array.from({ length: 2_500 }, (_, i) => X.columns[1]![i % 6]!),
    });
    const few = linear.predict(model, X);
    for (const [i, value] of linear.predict(model, many).entries()) expect(value).toBe(few[i % 6]);
  });

  it('refuse a width that cannot be fitted, and what is no degree', () => {
    const wide = matrixOf(Object.fromEntries(Array.from({ length: 40 }, (_, j) => [`x${j}`, [1, 2, j]])));
    expect(MAX_TERMS).toBe(2_000);
    expect(() => linear.fit(wide, Float64Array.of(1, 2, 3), { degree: 3 })).toThrow(
      'degree 3: polynomial features of 40 columns are 12340 columns. Allowed: at most 2000. ' +
        'Lower the degree, set interactionOnly, leave features out with data.ignore, or merge rare levels with clean.infrequent.',
    );
    for (const degree of [0, 1.5, 6, '2']) {
      expect(() => ridge.fit(X, y, { degree })).toThrow('Allowed: a whole number from 1 to 5');
    }
  });

  it('refuse rows of another width', () => {
    const model = linear.fit(X, y, { degree: 2 });
    expect(() => linear.predict(model, matrixOf({ a: [1] }))).toThrow(
      'linear predict: 1 features, expanded to 2. Allowed: the 5 that the model was fitted on',
    );
  });

  it('are ordered by degree, then by interactions alone, then by the penalty', () => {
    const ordered: [string, Params][] = [
      ['ridge', { alpha: 10, degree: 1 }],
      ['linear', { degree: 1, interactionOnly: true }],
      ['ridge', { alpha: 1e6, degree: 2, interactionOnly: true }],
      ['linear', { degree: 2, interactionOnly: true }],
      ['ridge', { alpha: 1, degree: 2 }],
      ['ridge', { alpha: 0.1, degree: 2 }],
      ['linear', { degree: 3 }],
    ];
    const complexities = ordered.map(([name, params]) => getEstimator(name).complexity(params));
    expect(complexities).toEqual(complexities.toSorted((a, b) => a - b));
    expect(new Set(complexities).size).toBe(ordered.length);
    expect(linear.complexity({})).toBe(1);
  });
});
