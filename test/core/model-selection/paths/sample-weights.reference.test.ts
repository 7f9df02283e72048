import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cleanSection } from '../../../../core/contracts/config/clean-section.ts';
import { evaluateCandidates } from '../../../../core/model-selection/paths/evaluate-candidates.ts';
import { relativeError } from '../../linear-algebra/relative-error.ts';

interface Search {
  readonly columns: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly weights: readonly number[];
  readonly fold: readonly number[];
  readonly alphas: readonly number[];
  readonly scores: Readonly<Record<'rmse' | 'mae' | 'r2', readonly (readonly number[])[]>>;
}

const { search }: { search: Search } = JSON.parse(
  readFileSync(new URL('../../../fixtures/sample-weights.json', import.meta.url), 'utf8'),
);
const SCORERS = ['rmse', 'mae', 'r2'] as const;

// Closed forms, standardised without weights, fitted with them, scored without.
test('a search with weights has the scores of GridSearchCV, to 1e-9', () => {
  const { results } = searchOf();
  for (const [index, { splitTestScores, error }] of results.entries()) {
    expect(error).toBeNull();
    for (const scorer of SCORERS) {
      const found = splitTestScores[scorer]!.map(Number);
      expect(relativeError(found, search.scores[scorer][index]!)).toBeLessThan(1e-9);
    }
  }
});

function searchOf() {
  const rows = Int32Array.from(search.y.keys());
  const columns = search.columns.map((values, j) => ({
    name: `x${j}`,
    type: 'number' as const,
    values: Float64Array.from(values),
  }));
  return evaluateCandidates({
    table: { nRows: search.y.length, columns },
    y: Float64Array.from(search.y),
    weights: Float64Array.from(search.weights),
    featureColumns: columns.map(({ name }) => name),
    clean: cleanSection.parse({ normalize: { method: 'standard' } }),
    candidates: search.alphas.map((alpha, index) => ({ index, estimator: 'ridge', params: { alpha } })),
    splits: [0, 1, 2, 3].map((fold) => ({
      train: rows.filter((row) => search.fold[row] !== fold),
      test: rows.filter((row) => search.fold[row] === fold),
    })),
    scorers: SCORERS,
  });
}
