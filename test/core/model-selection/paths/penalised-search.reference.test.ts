import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cleanSection } from '../../../../core/contracts/config/clean-section.ts';
import type { Params } from '../../../../core/contracts/model-artefact.ts';
import { evaluateCandidates } from '../../../../core/model-selection/paths/evaluate-candidates.ts';
import type { PathTask } from '../../../../core/model-selection/paths/path-task.ts';
import { relativeError } from '../../linear-algebra/relative-error.ts';
import { candidatesOf } from './sample-task.ts';

interface Search {
  readonly columns: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly testFold: readonly number[];
  readonly candidates: readonly {
    readonly estimator: string;
    readonly params: Params;
    readonly rmse: readonly number[];
    readonly r2: readonly number[];
  }[];
}

const { search }: { search: Search } = JSON.parse(
  readFileSync(new URL('../../../fixtures/penalised.json', import.meta.url), 'utf8'),
);
const { columns, y, testFold, candidates } = search;
const rowsWhere = (keep: (fold: number) => boolean) =>
  Int32Array.from(testFold.flatMap((fold, row) => (keep(fold) ? [row] : [])));
const names = columns.map((_, j) => `x${j}`);
const task: PathTask = {
  table: {
    nRows: y.length,
    columns: columns.map((column, j) => ({
      name: names[j]!,
      type: 'number',
      values: Float64Array.from(column),
    })),
  },
  y: Float64Array.from(y),
  featureColumns: names,
  clean: cleanSection.parse({ normalize: { method: 'standard' } }),
  candidates: candidatesOf(...candidates.map(({ estimator, params }) => ({ estimator, params }))),
  splits: [0, 1, 2, 3].map((k) => ({
    train: rowsWhere((fold) => fold !== k),
    test: rowsWhere((fold) => fold === k),
  })),
  scorers: ['rmse', 'r2'],
};

test('lasso and elastic net have the scores of GridSearchCV in every given fold, standardised in it', () => {
  const { results } = evaluateCandidates(task);
  for (const [index, { error, solver, splitTestScores }] of results.entries()) {
    expect([error, solver]).toEqual([null, 'coordinateDescent']);
    const message = JSON.stringify(candidates[index]);
    // The peer's solutions are an iteration's, at a gap of 1e-15.
    expect(relativeError(splitTestScores.rmse as number[], candidates[index]!.rmse), message).toBeLessThan(
      1e-6,
    );
    expect(relativeError(splitTestScores.r2 as number[], candidates[index]!.r2), message).toBeLessThan(1e-6);
  }
});

test('a candidate has the same scores by itself, and beside linear and ridge', () => {
  const others = [
    { estimator: 'linear', params: {} },
    { estimator: 'ridge', params: { alpha: 1 } },
  ];
  const listed = [...others, ...task.candidates.toReversed()];
  const together = evaluateCandidates({ ...task, candidates: candidatesOf(...listed) });
  for (const [position, candidate] of listed.entries()) {
    const alone = evaluateCandidates({ ...task, candidates: candidatesOf(candidate) }).results[0]!;
    const { error, splitTestScores } = together.results[position]!;
    expect(error).toBeNull();
    expect(
      relativeError(splitTestScores.rmse as number[], alone.splitTestScores.rmse as number[]),
    ).toBeLessThan(1e-9);
  }
});
