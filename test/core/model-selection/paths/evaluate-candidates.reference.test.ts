import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cleanSection } from '../../../../core/contracts/config/clean-section.ts';
import type { ScorerName } from '../../../../core/contracts/config/scorer-names.ts';
import type { Params } from '../../../../core/contracts/model-artefact.ts';
import { evaluateCandidates } from '../../../../core/model-selection/paths/evaluate-candidates.ts';
import type { Table } from '../../../../core/table/table.ts';
import { relativeError } from '../../linear-algebra/relative-error.ts';

interface Search {
  readonly columns: readonly (readonly (number | null)[])[];
  readonly y: readonly number[];
}
interface RandomSearch extends Search {
  readonly train: readonly number[];
  readonly test: readonly number[];
  readonly searches: Readonly<
    Record<'linear' | 'ridge', { candidates: readonly { params: Params; rmse: number }[]; bestIndex: number }>
  >;
}
interface GapSearch extends Search {
  readonly testFold: readonly number[];
  readonly candidates: readonly ({ readonly params: Params } & Readonly<
    Record<ScorerName, readonly number[]>
  >)[];
}

const fixture: { randomSearch: RandomSearch; gapSearch: GapSearch } = JSON.parse(
  readFileSync(new URL('../../../fixtures/estimators.json', import.meta.url), 'utf8'),
);

describe('random features and target, standardised or not, with and without intercept', () => {
  const { columns, y, train, test: testRows, searches } = fixture.randomSearch;

  test.each(['linear', 'ridge'] as const)('%s has the scores and the winner of scikit-learn', (estimator) => {
    const { candidates, bestIndex } = searches[estimator];
    const { results } = evaluateCandidates({
      ...tableOf(columns, y),
      clean: cleanSection.parse({}),
      candidates: candidates.map(({ params }, index) => ({ index, estimator, params })),
      splits: [{ train: Int32Array.from(train), test: Int32Array.from(testRows) }],
      scorers: ['rmse'],
    });
    const scores = results.map(({ splitTestScores }) => splitTestScores.rmse![0]!);
    const expected = candidates.map(({ rmse }) => rmse);
    expect(relativeError(scores, expected)).toBeLessThan(1e-9);
    expect(firstBest(scores)).toBe(bestIndex);
    expect(results.map(({ solver }) => solver)).toEqual(candidates.map(() => 'gramEigen'));
  });
});

test('a ridge grid on data with gaps has the scores of scikit-learn in every given fold', () => {
  const { columns, y, testFold, candidates } = fixture.gapSearch;
  const rowsWhere = (keep: (fold: number) => boolean) =>
    Int32Array.from(testFold.flatMap((fold, row) => (keep(fold) ? [row] : [])));
  const scorers = ['rmse', 'mae', 'r2'] as const;
  const { results } = evaluateCandidates({
    ...tableOf(columns, y),
    clean: cleanSection.parse({ impute: { numeric: 'median' }, normalize: { method: 'standard' } }),
    candidates: candidates.map(({ params }, index) => ({ index, estimator: 'ridge', params })),
    splits: [0, 1, 2, 3, 4].map((k) => ({
      train: rowsWhere((fold) => fold !== k),
      test: rowsWhere((fold) => fold === k),
    })),
    scorers,
  });
  for (const [index, { error, splitTestScores }] of results.entries()) {
    expect(error).toBeNull();
    for (const scorer of scorers) {
      const scores = splitTestScores[scorer]!.map((score) => score ?? Number.NaN);
      const message = `${scorer} of candidate ${index}`;
      expect(relativeError(scores, candidates[index]![scorer]), message).toBeLessThan(1e-9);
    }
  }
});

function tableOf(columns: Search['columns'], y: readonly number[]) {
  const table: Table = {
    nRows: y.length,
    columns: columns.map((column, j) => ({
      name: `x${j}`,
      type: 'number',
      values: Float64Array.from(column, (value) => value ?? Number.NaN),
    })),
  };
  return { table, y: Float64Array.from(y), featureColumns: table.columns.map(({ name }) => name) };
}

/** Scores that agree to 12 significant digits are equal, and the first of equal ones wins. */
function firstBest(scores: readonly number[]): number {
  const rounded = scores.map((score) => Number(score.toPrecision(12)));
  return rounded.indexOf(Math.min(...rounded));
}
