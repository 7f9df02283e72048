import { describe, expect, it } from 'vitest';
import { candidateProgress } from '../../../cli/pipeline/candidate-progress.ts';
import type { Candidate, PlannedPath } from '../../../core/contracts/plan.ts';

const candidates = [0, 1, 2].map((index): Candidate => ({ index, estimator: 'ridge', params: {} }));
const path = (index: number, candidateIndices: number[], splitIndices: number[]): PlannedPath => ({
  index,
  hash: `path-${index}`,
  family: 'ridge',
  candidateIndices,
  splitIndices,
  estimatedMs: 1,
});

describe('the progress of a search', () => {
  it('counts a candidate once all its splits are evaluated, over however many paths', () => {
    const paths = [path(0, [0, 1], [0]), path(1, [0, 1], [1, 2]), path(2, [2], [0, 1, 2])];
    const nDoneAfter = candidateProgress({ candidates, paths, nSplits: 3 });
    expect([1, 2, 0].map(nDoneAfter)).toEqual([0, 1, 3]);
  });

  it('counts those of the latest round of successive halving alone', () => {
    const paths = [
      path(0, [0, 1, 2], [0, 1]),
      { ...path(1, [1], [0]), round: 1 },
      { ...path(2, [1], [1]), round: 1 },
    ];
    const halving = { nRounds: 2, nRows: [10, 20], candidateIndices: [[0, 1, 2], [1]] };
    const nDoneAfter = candidateProgress({ candidates, paths, halving, nSplits: 2 });
    expect([0, 1, 2].map(nDoneAfter)).toEqual([0, 0, 1]);
  });
});
