import { describe, expect, it } from 'vitest';
import { comparableScore, rankScores } from '../../../../core/model-selection/results/rank-scores.ts';

describe('rankScores', () => {
  it('ranks the least first, or the greatest', () => {
    expect(rankScores([2, 1, 3], false)).toEqual([2, 1, 3]);
    expect(rankScores([2, 1, 3], true)).toEqual([2, 3, 1]);
  });

  it('gives equal scores the lowest rank and leaves a gap after them', () => {
    expect(rankScores([2, 1, 2, 2, 0, 3], false)).toEqual([3, 2, 3, 3, 1, 6]);
  });

  it('takes rounding in the last digits for a tie', () => {
    expect(rankScores([0.1 + 0.2, 0.3, 0.30000000001], false)).toEqual([1, 1, 3]);
    expect(comparableScore(1234.5678901234)).toBe(1234.56789012);
  });

  it('ranks a score that is not finite last, whichever way is better', () => {
    expect(rankScores([Number.NaN, 5, Number.POSITIVE_INFINITY, 4], false)).toEqual([3, 2, 3, 1]);
    expect(rankScores([Number.NaN, 5, Number.NEGATIVE_INFINITY, 4], true)).toEqual([3, 1, 3, 2]);
  });
});
