import { describe, expect, it } from 'vitest';
import type { CvResult } from '../../../../core/contracts/cv-results.ts';
import type { Params } from '../../../../core/contracts/model-artefact.ts';
import { simplestWithinOneStandardError } from '../../../../core/model-selection/results/one-standard-error.ts';

type Row = readonly [estimator: string, params: Params, scores: readonly number[]];

function chosen(rows: readonly Row[], bestIndex: number, decider: 'rmse' | 'r2' = 'rmse'): number {
  const cvResults = rows.map(([estimator, params, scores], candidateIndex): CvResult => {
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    return {
      candidateIndex,
      estimator,
      params,
      splitTestScores: { [decider]: scores },
      meanTestScore: { [decider]: mean },
      stdTestScore: { [decider]: 0 },
      rankTestScore: { [decider]: 1 },
      error: null,
    };
  });
  return simplestWithinOneStandardError({ cvResults, bestIndex, decider });
}

// Mean 2, sample standard deviation 1, standard error 1 / sqrt 3 = 0.577; with ddof 0 it would be 0.471.
const BEST: Row = ['ridge', { alpha: 1 }, [1, 2, 3]];

describe('simplestWithinOneStandardError', () => {
  it('takes the largest penalty that is within one standard error, with ddof 1', () => {
    const rows: Row[] = [
      ['ridge', { alpha: 0.1 }, [2, 2, 2]],
      BEST,
      ['ridge', { alpha: 10 }, [2.5, 2.5, 2.5]],
      ['ridge', { alpha: 100 }, [2.57, 2.57, 2.57]],
      ['ridge', { alpha: 1000 }, [2.58, 2.58, 2.58]],
    ];
    expect(chosen(rows, 1)).toBe(3);
  });

  it('looks in the family of the best only', () => {
    expect(chosen([BEST, ['dummy', { strategy: 'mean' }, [2.1, 2.1, 2.1]]], 0)).toBe(0);
  });

  it('takes the better of two that are equally simple, and the first of equals', () => {
    const equal: Row = ['ridge', { alpha: 10, normalize: 'none' }, [2.2, 2.2, 2.2]];
    const rows: Row[] = [BEST, ['ridge', { alpha: 10, normalize: 'minMax' }, [2.4, 2.4, 2.4]], equal, equal];
    expect(chosen(rows, 0)).toBe(2);
  });

  it('knows scores of which the greater is better', () => {
    const rows: Row[] = [
      ['ridge', { alpha: 1 }, [0.9, 0.8, 0.7]],
      ['ridge', { alpha: 10 }, [0.75, 0.75, 0.75]],
      ['ridge', { alpha: 100 }, [0.74, 0.74, 0.74]],
    ];
    expect(chosen(rows, 0, 'r2')).toBe(1);
  });

  it('keeps the best where a single split says nothing of the spread, and passes over what failed', () => {
    expect(
      chosen(
        [
          ['ridge', { alpha: 1 }, [2]],
          ['ridge', { alpha: 10 }, [2]],
        ],
        0,
      ),
    ).toBe(0);
    expect(chosen([BEST, ['ridge', { alpha: 10 }, [Number.NaN, 1, 1]]], 0)).toBe(0);
  });
});
