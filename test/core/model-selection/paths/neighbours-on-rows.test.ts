import { expect, test } from 'vitest';
import type { NormalizeMethod } from '../../../../core/contracts/config/clean-section.ts';
import { evaluateCandidates } from '../../../../core/model-selection/paths/evaluate-candidates.ts';
import type { PathTask } from '../../../../core/model-selection/paths/path-task.ts';
import { relativeError } from '../../linear-algebra/relative-error.ts';
import { partsByRows } from './by-rows.ts';
import { candidatesOf, sampleTask } from './sample-task.ts';

/** By definition, every training row compared with every tested one, the target's mean over the nearest. */
function rmseByRows(task: PathTask, nNeighbors: number, normalize?: NormalizeMethod): number[] {
  return task.splits.map((split) => {
    const { X, Z, train } = partsByRows(task, split, normalize);
    const squares = Array.from(split.test, (row, i) => {
      const distances = Array.from(train, (_, at) =>
        X.reduce((sum, column, j) => sum + (column[at]! - Z[j]![i]!) ** 2, 0),
      );
      const nearest = [...train.keys()].sort((a, b) => distances[a]! - distances[b]! || a - b);
      const sum = nearest.slice(0, nNeighbors).reduce((total, at) => total + task.y[train[at]!]!, 0);
      return (sum / nNeighbors - task.y[row]!) ** 2;
    });
    return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
  });
}

test('nearest neighbours of several candidates have the scores of comparing all rows, each in its own normalisation', () => {
  const candidates = candidatesOf(
    { estimator: 'kNeighbors', params: { nNeighbors: 3 } },
    { estimator: 'kNeighbors', params: { nNeighbors: 61 } },
    { estimator: 'kNeighbors', params: { nNeighbors: 3, normalize: 'minMax' } },
  );
  const task = sampleTask({ candidates });
  const [standard, tooMany, minMax] = evaluateCandidates(task).results;
  expect([standard!.error, minMax!.error]).toEqual([null, null]);
  // Means of a few numbers, added up in another order.
  const [bySd, byRange] = [rmseByRows(task, 3), rmseByRows(task, 3, 'minMax')];
  expect(relativeError(standard!.splitTestScores.rmse as number[], bySd)).toBeLessThan(1e-12);
  expect(relativeError(minMax!.splitTestScores.rmse as number[], byRange)).toBeLessThan(1e-12);
  expect(byRange).not.toEqual(bySd);
  // 60 of the 90 rows train.
  expect(tooMany!.error).toContain('61 neighbours of 60 training rows');
});
