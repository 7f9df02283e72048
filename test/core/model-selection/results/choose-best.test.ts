import { describe, expect, it } from 'vitest';
import type { CvResult } from '../../../../core/contracts/cv-results.ts';
import { chooseBest } from '../../../../core/model-selection/results/choose-best.ts';
import { rankScores } from '../../../../core/model-selection/results/rank-scores.ts';

type Row = readonly [estimator: string, rmse: number, error?: string];

function choose(rows: readonly Row[], toleratedFailedShare = 0.2) {
  const ranks = rankScores(
    rows.map(([, rmse]) => rmse),
    false,
  );
  const cvResults = rows.map(
    ([estimator, rmse, error = null], index): CvResult => ({
      candidateIndex: index,
      estimator,
      params: {},
      splitTestScores: { rmse: [rmse] },
      meanTestScore: { rmse },
      stdTestScore: { rmse: 0 },
      rankTestScore: { rmse: ranks[index]! },
      error,
    }),
  );
  return chooseBest({ cvResults, scorers: ['rmse'], toleratedFailedShare });
}

describe('chooseBest', () => {
  it('takes the first of the best', () => {
    expect(
      choose([
        ['ridge', 3],
        ['ridge', 2],
        ['linear', 2],
        ['dummy', 9],
      ]),
    ).toEqual({ bestIndex: 1, dummyIndex: 3 });
  });

  it('never takes the baseline, even when it is best', () => {
    expect(
      choose([
        ['dummy', 1],
        ['ridge', 3],
        ['ridge', 2],
      ]),
    ).toEqual({ bestIndex: 2, dummyIndex: 0 });
  });

  it('takes the baseline when the search lists nothing else, and the best of several', () => {
    expect(
      choose([
        ['dummy', 4],
        ['dummy', 3],
      ]),
    ).toEqual({ bestIndex: 1, dummyIndex: 1 });
  });

  it('passes over a failed candidate while their share is tolerated', () => {
    const rows: Row[] = [
      ['ridge', Number.NaN, 'x'],
      ['ridge', 5],
      ['ridge', 4],
      ['ridge', 6],
      ['ridge', 7],
      ['dummy', 9],
    ];
    expect(choose(rows)).toEqual({ bestIndex: 2, dummyIndex: 5 });
    expect(() => choose(rows, 0.1)).toThrow(
      'tune.estimators: 1 of 5 candidates failed (ridge: x). Allowed: at most 10% of the candidates, and never all.',
    );
  });

  it('refuses a search of which everything failed, with the first reasons', () => {
    const failed = (reason: string): Row => ['power', Number.NaN, reason];
    const rows = [failed('a'), failed('b'), failed('a'), failed('c'), failed('d'), ['dummy', 1] as const];
    expect(() => choose(rows, 1)).toThrow(
      'tune.estimators: 5 of 5 candidates failed (power: a; power: b; power: c; and 1 other reasons). ' +
        'Allowed: at most 100% of the candidates, and never all. ' +
        'See the column "error" of cv_results.csv, and correct or remove what cannot fit this data.',
    );
  });
});
