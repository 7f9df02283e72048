import { describe, expect, it } from 'vitest';
import { scoreBounds } from '../../../report/text/score-direction.ts';

describe('scoreBounds', () => {
  it('are those that a score cannot leave', () => {
    expect(scoreBounds('logLoss')).toEqual([0, Infinity]);
    expect(scoreBounds('accuracy')).toEqual([0, 1]);
    expect(scoreBounds('r2')).toEqual([-Infinity, 1]);
  });
});
