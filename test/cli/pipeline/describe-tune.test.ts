import { describe, expect, it } from 'vitest';
import { describePlan } from '../../../cli/pipeline/describe-tune.ts';
import type { Plan } from '../../../core/contracts/plan.ts';

const plan = (classes: readonly string[] | null) =>
  ({
    candidates: [],
    paths: [],
    nSearchRows: 280,
    comparison: { championVersion: null, nRows: 64 },
    classes,
  }) as unknown as Plan;

describe('describePlan', () => {
  it('says how many classes there are, and which of two is the positive one', () => {
    expect(describePlan(plan(null))).toContain('over 280 rows, 64 rows withheld');
    expect(describePlan(plan(['a', 'b', 'c']))).toContain('over 280 rows of 3 classes, 64 rows withheld');
    expect(describePlan(plan(['no', 'yes']))).toContain(
      'over 280 rows of 2 classes ("yes" is the positive one), 64',
    );
  });
});
