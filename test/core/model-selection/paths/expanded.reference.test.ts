import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cleanSection } from '../../../../core/contracts/config/clean-section.ts';
import type { Params } from '../../../../core/contracts/model-artefact.ts';
import { evaluateCandidates } from '../../../../core/model-selection/paths/evaluate-candidates.ts';
import type { Column } from '../../../../core/table/table.ts';
import { relativeError } from '../../linear-algebra/relative-error.ts';

interface Search {
  readonly name: string;
  readonly numeric: readonly (readonly number[])[];
  readonly levels: readonly number[] | null;
  readonly flag: readonly number[] | null;
  readonly y: readonly number[];
  readonly testFold: readonly number[];
  readonly candidates: readonly {
    readonly estimator: string;
    readonly params: Params;
    readonly rmse: readonly number[];
    readonly mae: readonly number[];
    readonly r2: readonly number[];
  }[];
}

const { searches }: { searches: readonly Search[] } = JSON.parse(
  readFileSync(new URL('../../../fixtures/polynomial-features.json', import.meta.url), 'utf8'),
);
const SCORERS = ['rmse', 'mae', 'r2'] as const;

describe.each(searches)('polynomial features of $name', (search) => {
  const { y, testFold, candidates } = search;
  const rowsWhere = (keep: (fold: number) => boolean) =>
    Int32Array.from(testFold.flatMap((fold, row) => (keep(fold) ? [row] : [])));
  const columns = columnsOf(search);
  const { results } = evaluateCandidates({
    table: { nRows: y.length, columns },
    y: Float64Array.from(y),
    featureColumns: columns.map(({ name }) => name),
    clean: cleanSection.parse({}),
    candidates: candidates.map(({ estimator, params }, index) => ({ index, estimator, params })),
    splits: [0, 1, 2].map((k) => ({
      train: rowsWhere((fold) => fold !== k),
      test: rowsWhere((fold) => fold === k),
    })),
    scorers: SCORERS,
  });

  test.each(
    candidates.map((candidate, index) => ({ ...candidate, index })),
  )('$estimator $params has the scores of scikit-learn', ({ index, ...expected }) => {
    const { error, splitTestScores } = results[index]!;
    expect(error).toBeNull();
    for (const scorer of SCORERS) {
      const scores = splitTestScores[scorer]!.map((score) => score ?? Number.NaN);
      expect(relativeError(scores, expected[scorer]), scorer).toBeLessThan(1e-9);
    }
  });
});

function columnsOf({ numeric, levels, flag }: Search): Column[] {
  const numbers: Column[] = numeric.map((values, j) => ({
    name: `x${j}`,
    type: 'number',
    values: Float64Array.from(values),
  }));
  if (levels === null || flag === null) return numbers;
  return [
    ...numbers,
    { name: 'level', type: 'category', codes: Int32Array.from(levels), levels: ['0', '1', '2'] },
    { name: 'flag', type: 'boolean', values: Float64Array.from(flag) },
  ];
}
