import { describe, expect, it } from 'vitest';
import type { CandidateResult, PathResult, PlannedPath } from '../../../../core/contracts/plan.ts';
import { collectResults } from '../../../../core/model-selection/results/collect-results.ts';

const path = (hash: string, candidateIndices: number[], splitIndices: number[]): PlannedPath => ({
  index: 0,
  hash,
  family: 'leastSquares',
  candidateIndices,
  splitIndices,
  estimatedMs: 1,
});
const result = (rmse: readonly (number | null)[], error: string | null = null): CandidateResult => ({
  candidateIndex: 99,
  splitTestScores: { rmse },
  error,
  solver: null,
});
const pathResult = (hash: string, splitIndices: number[], results: CandidateResult[]): PathResult => ({
  format: 'upkeep-path/1',
  hash,
  splitIndices,
  results,
  fitTimesMs: results.map(() => 1),
});
const candidates = [
  { index: 0, estimator: 'ridge', params: { alpha: 1 } },
  { index: 1, estimator: 'ridge', params: { alpha: 2 } },
];
const shared = { candidates, nSplits: 3, scorers: ['rmse'] as const };

describe('collectResults', () => {
  it('puts splits together from several paths, whatever order their results come in', () => {
    const results = collectResults({
      ...shared,
      paths: [path('a', [0, 1], [1, 2]), path('b', [1], [0]), path('c', [0], [0])],
      pathResults: [
        pathResult('c', [0], [result([3])]),
        pathResult('a', [1, 2], [result([1, 2]), result([5, 6])]),
        pathResult('b', [0], [result([4])]),
      ],
    });
    expect(results).toEqual([
      {
        candidateIndex: 0,
        estimator: 'ridge',
        params: { alpha: 1 },
        splitTestScores: { rmse: [3, 1, 2] },
        meanTestScore: { rmse: 2 },
        stdTestScore: { rmse: Math.sqrt(2 / 3) },
        rankTestScore: { rmse: 1 },
        error: null,
      },
      {
        candidateIndex: 1,
        estimator: 'ridge',
        params: { alpha: 2 },
        splitTestScores: { rmse: [4, 5, 6] },
        meanTestScore: { rmse: 5 },
        stdTestScore: { rmse: Math.sqrt(2 / 3) },
        rankTestScore: { rmse: 2 },
        error: null,
      },
    ]);
  });

  it('fails a candidate of which a piece is missing, and says which', () => {
    const [first, second] = collectResults({
      ...shared,
      paths: [path('a', [0, 1], [0]), path('b', [0, 1], [1, 2])],
      pathResults: [pathResult('a', [0], [result([1]), result([2])])],
    });
    expect(first!.splitTestScores.rmse).toEqual([1, Number.NaN, Number.NaN]);
    expect(first!.meanTestScore.rmse).toBeNaN();
    expect(first!.stdTestScore.rmse).toBeNaN();
    expect(first!.error).toBe('no result for splits 1, 2: the work was not finished');
    expect(second!.rankTestScore.rmse).toBe(1);
  });

  it('fails only the candidates that a path did not come to', () => {
    const [first, second] = collectResults({
      ...shared,
      paths: [path('a', [0, 1], [0, 1, 2])],
      pathResults: [pathResult('a', [0, 1, 2], [result([1, 1, 1])])],
    });
    expect(first!.error).toBeNull();
    expect(second!.error).toBe('no result for splits 0, 1, 2: the work was not finished');
  });

  it('keeps the reason that a path gave, and ranks a non-finite score last', () => {
    const [first, second] = collectResults({
      ...shared,
      paths: [path('a', [0, 1], [0, 1, 2])],
      pathResults: [
        pathResult('a', [0, 1, 2], [result([1, null, 1], 'the system is singular'), result([9, 9, 9])]),
      ],
    });
    expect(first!.error).toBe('the system is singular');
    expect(first!.rankTestScore.rmse).toBe(2);
    expect(second!.rankTestScore.rmse).toBe(1);
  });

  it('gives a reason where a path gave none', () => {
    const [first] = collectResults({
      ...shared,
      paths: [path('a', [0, 1], [0, 1, 2])],
      pathResults: [pathResult('a', [0, 1, 2], [result([1, null, 1]), result([9, 9, 9])])],
    });
    expect(first!.error).toBe('the rmse of split 1 is not a finite number');
  });
});
