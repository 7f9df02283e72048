import { expect, test } from 'vitest';
import { cleanSection } from '../../../../core/contracts/config/clean-section.ts';
import type { Params } from '../../../../core/contracts/model-artefact.ts';
import { getEstimator } from '../../../../core/estimators/estimators.ts';
import { evaluateCandidates } from '../../../../core/model-selection/paths/evaluate-candidates.ts';
import { allRows } from '../../../../core/table/table.ts';
import fixture from '../../../fixtures/penalised-variants.json' with { type: 'json' };

const columns = fixture.columns.map((column) => Float64Array.from(column));
const y = Float64Array.from(fixture.y);
const X = {
  nSamples: y.length,
  nFeatures: columns.length,
  featureNames: columns.map((_, j) => `x${j}`),
  columns,
  oneHotBlocks: [],
  shiftError: new Float64Array(columns.length),
};
// Iterative there, at a tolerance of 1e-15: what is left is below 1e-9 of the values, which are near 1.
const TOLERANCE = 1e-9;

function furthest(found: Iterable<number>, expected: readonly number[]): number {
  return Math.max(...Array.from(found, (value, index) => Math.abs(value - expected[index]!)));
}

test.each(fixture.weighted)('$estimator $params weighs rows as scikit-learn', ({
  estimator,
  params,
  coef,
  intercept,
}) => {
  const sampleWeight = Float64Array.from(fixture.weights);
  const own = getEstimator(estimator);
  const { fitted } = own.fit(X, y, params, { sampleWeight });
  expect(
    furthest([...(fitted.coef as number[]), fitted.intercept as number], [...coef, intercept]),
  ).toBeLessThan(TOLERANCE);
});

test.each(fixture.expanded)('$estimator $params is fitted to polynomial features as there', ({
  estimator,
  params,
  predictions,
}) => {
  const own = getEstimator(estimator);
  const found = own.predict(own.fit(X, y, params as Params), X);
  expect(furthest(found, predictions)).toBeLessThan(TOLERANCE);
});

const train = allRows(30);
const tested = allRows(40).slice(30);

function part(rows: Int32Array) {
  const own = columns.map((column) => Float64Array.from(rows, (row) => column[row]!));
  return { ...X, nSamples: rows.length, columns: own };
}

test.each([
  ['weighted', fixture.weighted, Float64Array.from(fixture.weights)],
  ['expanded', fixture.expanded, null],
] as const)('a search scores %s ones as fits on rows do', (_, cases, weights) => {
  const candidates = cases.map(({ estimator, params }, index) => ({
    index,
    estimator,
    params: { ...params, normalize: 'none' } as Params,
  }));
  const { results } = evaluateCandidates({
    table: {
      nRows: y.length,
      columns: columns.map((values, j) => ({ name: `x${j}`, type: 'number' as const, values })),
    },
    y,
    weights,
    featureColumns: X.featureNames,
    clean: cleanSection.parse({}),
    candidates,
    splits: [{ train, test: tested }],
    scorers: ['rmse'],
  });
  for (const [index, { estimator, params }] of cases.entries()) {
    const own = getEstimator(estimator);
    const sampleWeight = weights === null ? null : weights.slice(0, train.length);
    const model = own.fit(part(train), y.slice(0, train.length), params as Params, { sampleWeight });
    const errors = own.predict(model, part(tested)).map((value, i) => value - y[tested[i]!]!);
    const rmse = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
    const { splitTestScores, error } = results[index]!;
    expect(error).toBeNull();
    expect(Math.abs(splitTestScores.rmse![0]! - rmse)).toBeLessThan(TOLERANCE);
  }
});
