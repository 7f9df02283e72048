import { describe, expect, it } from 'vitest';
import type { PathResult, PlannedPath } from '../../../../core/contracts/plan.ts';
import { collectResults } from '../../../../core/model-selection/results/collect-results.ts';
import fixture from '../../../fixtures/model-selection.json' with { type: 'json' };

const { maxDepth, scorers } = fixture.cvResults;
const names = ['rmse', 'mae', 'r2'] as const;
const indices = maxDepth.map((_, index) => index);
const splits = [0, 1, 2, 3];

const path: PlannedPath = {
  index: 0,
  hash: 'a',
  family: 'tree',
  candidateIndices: indices,
  splitIndices: splits,
  estimatedMs: 1,
};
const pathResult: PathResult = {
  format: 'upkeep-path/1',
  hash: 'a',
  splitIndices: splits,
  fitTimesMs: indices.map(() => 1),
  results: indices.map((candidateIndex) => ({
    candidateIndex,
    splitTestScores: Object.fromEntries(
      names.map((name) => [name, scorers[name].splitTestScores[candidateIndex]!]),
    ),
    error: null,
    solver: null,
  })),
};

describe('collectResults equal to cv_results_', () => {
  const results = collectResults({
    candidates: maxDepth.map((depth, index) => ({ index, estimator: 'tree', params: { maxDepth: depth } })),
    paths: [path],
    pathResults: [pathResult],
    nSplits: 4,
    scorers: names,
  });

  it.each(names)('ranks by %s alike, with its ties and failed fits', (name) => {
    expect(results.map(({ rankTestScore }) => rankTestScore[name])).toEqual(scorers[name].rank);
    expect(new Set(scorers[name].rank).size).toBeLessThan(maxDepth.length - 2);
  });

  it.each(names)('has the same mean and population standard deviation of %s', (name) => {
    for (const [index, { meanTestScore, stdTestScore }] of results.entries()) {
      expectClose(meanTestScore[name]!, scorers[name].mean[index]!);
      expectClose(stdTestScore[name]!, scorers[name].std[index]!);
    }
  });
});

/** Four numbers are added in another order: a few units in the last place, more after the cancellation in a deviation. */
function expectClose(ours: number, theirs: number | null): void {
  if (theirs === null) expect(ours).toBeNaN();
  else expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-13 * Math.abs(theirs));
}
