import type { BudgetSection } from '../contracts/config/budget-section.ts';
import type { Candidate } from '../contracts/plan.ts';
import { ConfigurationError } from '../errors.ts';

const BASELINE = 'dummy';

export interface WithinBudget {
  readonly candidates: readonly Candidate[];
  readonly nLeftOut: number;
  /** A sentence for each limit that leaves candidates out. */
  readonly notices: readonly string[];
}

/**
 * The candidates that a budget leaves: the first ones, in the order of the grids or draws, and every baseline. Those of money are found by
 * bisection, as more candidates do not cost less: O(log(candidates)) estimates.
 * @param usdOf what evaluating some candidates is estimated to cost
 * @throws ConfigurationError where the money does not suffice for one candidate
 */
export function firstWithinBudget(
  all: readonly Candidate[],
  budget: Pick<BudgetSection, 'candidates' | 'dollars'>,
  usdOf: (candidates: readonly Candidate[]) => number,
): WithinBudget {
  const nListed = all.filter(({ estimator }) => estimator !== BASELINE).length;
  const nCounted = Math.min(nListed, budget.candidates ?? nListed);
  const nPaid = budget.dollars === null ? nCounted : nWithin(all, nCounted, { usd: budget.dollars, usdOf });
  return {
    candidates: firstOf(all, nPaid),
    nLeftOut: nListed - nPaid,
    notices: [
      ...(nCounted < nListed ? [noticeOf('candidates', nListed - nCounted, nListed)] : []),
      ...(nPaid < nCounted ? [noticeOf('dollars', nCounted - nPaid, nListed)] : []),
    ],
  };
}

function firstOf(all: readonly Candidate[], nListed: number): Candidate[] {
  let nTaken = 0;
  return all
    .filter(({ estimator }) => estimator === BASELINE || nTaken++ < nListed)
    .map((candidate, index) => ({ ...candidate, index }));
}

interface Money {
  readonly usd: number;
  readonly usdOf: (candidates: readonly Candidate[]) => number;
}

function nWithin(all: readonly Candidate[], nMost: number, { usd, usdOf }: Money): number {
  const isWithin = (nListed: number) => usdOf(firstOf(all, nListed)) <= usd;
  if (isWithin(nMost)) return nMost;
  if (nMost <= 1 || !isWithin(1)) refuse(usd, usdOf(firstOf(all, 1)));
  let [within, beyond] = [1, nMost];
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2);
    if (isWithin(middle)) within = middle;
    else beyond = middle;
  }
  return within;
}

function refuse(usd: number, needed: number): never {
  throw new ConfigurationError({
    where: 'tune.budget.dollars',
    found: `${usd}, and evaluating the baseline and the first candidate alone is estimated at $${needed.toPrecision(3)} on Lambda`,
    allowed: 'at least what the baseline and one candidate cost',
    todo: 'Raise it; upkeep tune --estimate without it shows what the whole search is estimated at',
  });
}

function noticeOf(limit: keyof BudgetSection, nLeftOut: number, nListed: number): string {
  return `tune.budget.${limit} leaves out the last ${nLeftOut} of ${nListed} candidates`;
}
