import { describe, expect, it } from 'vitest';
import { evaluateCandidates } from '../../../../core/model-selection/paths/evaluate-candidates.ts';
import { seededGenerator } from '../../../../core/random/seeded-generator.ts';
import { relativeError } from '../../linear-algebra/relative-error.ts';
import { scoresByRows } from './by-rows.ts';
import { candidatesOf, foldsOf, sampleTask } from './sample-task.ts';

const ridgeOf = (...degrees: number[]) =>
  candidatesOf(...degrees.map((degree) => ({ estimator: 'ridge', params: { alpha: 1, degree } })));

function taskOf(nFeatures: number, cell: (row: number, random: () => number) => number) {
  const random = seededGenerator(7);
  const nRows = 60;
  const columns = Array.from({ length: nFeatures }, (_, j) => ({
    name: `x${j}`,
    type: 'number' as const,
    values: Float64Array.from({ length: nRows }, (_, row) => cell(row, random)),
  }));
  const y = columns[0]!.values.map((value) => Math.sin(value) + random());
  const featureColumns = columns.map(({ name }) => name);
  return sampleTask({ table: { nRows, columns }, y, featureColumns, splits: foldsOf(nRows, 3) });
}

describe('polynomial features in a search', () => {
  it('of too many terms fail by themselves', () => {
    const task = taskOf(25, (_, random) => random());
    const { results } = evaluateCandidates({ ...task, candidates: ridgeOf(2, 3) });
    expect(results[1]!.error).toContain(
      'degree 3: polynomial features of 25 columns are 3275 columns. Allowed: at most 2000.',
    );
    const alone = evaluateCandidates({ ...task, candidates: ridgeOf(2) }).results[0]!;
    expect(results[0]).toEqual(alone);
    expect(alone.error).toBeNull();
  });

  it('go to the rows where a training part is a narrow piece of what all splits share', () => {
    // A column that drifts a thousand times as far as it varies within a fold, on which it is standardised.
    const drifting = taskOf(2, (row, random) => 1_000 * Math.floor(row / 20) + random());
    const rows = (from: number, to: number) => Int32Array.from({ length: to - from }, (_, i) => from + i);
    const splits = [
      { train: rows(0, 16), test: rows(16, 20) },
      { train: rows(0, 40), test: rows(40, 60) },
    ];
    const task = { ...drifting, splits, candidates: ridgeOf(2, 3) };
    for (const { candidateIndex, splitTestScores } of evaluateCandidates(task).results) {
      const expected = scoresByRows(task, candidateIndex).rmse!;
      expect(relativeError(splitTestScores.rmse as number[], expected)).toBeLessThan(1e-9);
    }
  });
});
