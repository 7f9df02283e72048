import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../core/contracts/plan.ts';
import { firstWithinBudget } from '../../../core/tuning/first-candidates.ts';

const ridge = (index: number): Candidate => ({ index, estimator: 'ridge', params: { alpha: index } });
const DUMMY: Candidate = { index: 10, estimator: 'dummy', params: { strategy: 'mean' } };
const ALL = [...Array.from({ length: 10 }, (_, index) => ridge(index)), DUMMY];
/** A dollar for each, the baseline too. */
const usdOf = (candidates: readonly Candidate[]) => candidates.length;
const alphas = (candidates: readonly Candidate[]) => candidates.flatMap(({ params }) => params.alpha ?? []);

describe('firstWithinBudget', () => {
  it('leaves nothing out without limits, and asks for no estimate', () => {
    const none = firstWithinBudget(ALL, { candidates: null, dollars: null }, () => {
      throw new Error('asked');
    });
    expect(none).toEqual({ candidates: ALL, nLeftOut: 0, notices: [] });
  });

  it('keeps the first ones and the baseline, numbered anew', () => {
    const { candidates, nLeftOut, notices } = firstWithinBudget(ALL, { candidates: 3, dollars: null }, usdOf);
    expect(alphas(candidates)).toEqual([0, 1, 2]);
    expect(candidates.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    expect(candidates.at(-1)).toEqual({ ...DUMMY, index: 3 });
    expect(nLeftOut).toBe(7);
    expect(notices).toEqual(['tune.budget.candidates leaves out the last 7 of 10 candidates']);
  });

  it('keeps a baseline that the grids list first', () => {
    const first = [
      { ...DUMMY, index: 0 },
      ...ALL.slice(0, 10).map((one) => ({ ...one, index: one.index + 1 })),
    ];
    const { candidates } = firstWithinBudget(first, { candidates: 2, dollars: null }, usdOf);
    expect(candidates.map(({ estimator }) => estimator)).toEqual(['dummy', 'ridge', 'ridge']);
  });

  it.each([2, 3, 6.5, 10.99])('keeps as many as $%d pay for, and no more', (dollars) => {
    const { candidates, nLeftOut } = firstWithinBudget(ALL, { candidates: null, dollars }, usdOf);
    expect(candidates).toHaveLength(Math.floor(dollars));
    expect(nLeftOut).toBe(ALL.length - Math.floor(dollars));
  });

  it('says of each limit what it leaves out', () => {
    const { notices, nLeftOut } = firstWithinBudget(ALL, { candidates: 6, dollars: 5 }, usdOf);
    expect(nLeftOut).toBe(6);
    expect(notices).toEqual([
      'tune.budget.candidates leaves out the last 4 of 10 candidates',
      'tune.budget.dollars leaves out the last 2 of 10 candidates',
    ]);
  });

  it('refuses money that does not suffice for one candidate', () => {
    expect(() => firstWithinBudget(ALL, { candidates: null, dollars: 1.5 }, usdOf)).toThrow(
      'tune.budget.dollars: 1.5, and evaluating the baseline and the first candidate alone is estimated at $2.00 on Lambda',
    );
  });
});
