import type { Candidate } from '../../contracts/plan.ts';

/** The size of a search: rows to search, columns that are features (before encoding), splits. */
export interface SearchSize {
  readonly nRows: number;
  readonly nFeatures: number;
  readonly nSplits: number;
}

/** Nanoseconds of one split: what its candidates share, and what each adds. */
export interface SplitCost {
  readonly sharedNs: number;
  readonly perCandidateNs: number;
}

/**
 * Measured with Node 24 on one core, rounded up, for the dearest parameters: an estimate decides only how
 * work is parcelled out, and a parcel too many costs less than one that runs out of time.
 */
const NS = {
  /** Reading, cleaning and normalising one cell of a split. */
  prepareCell: 20,
  /** One product of a Gram matrix; one step of its factorisation. */
  gramProduct: 1.5,
  factorisationStep: 15,
  /** Predicting from one cell of the test rows. */
  predictCell: 2,
  /**
   * ml-regression: one cell, one product of cells; one row of a fit by logarithms, and of a polynomial of
   * degree 10.
   */
  libraryCell: 200,
  libraryProduct: 6,
  logarithmRow: 200,
  polynomialRow: 2_000,
  /**
   * ml-regression: a pair of rows. Theil-Sen takes the slope of each; the robust polynomial residuals of a
   * fit a row.
   */
  slopePair: 90,
  residualPair: 330,
} as const;

type CandidateCost = (size: SearchSize) => number;

/** What one candidate costs on one split, by family. */
const CANDIDATE_NS: ReadonlyMap<string, CandidateCost> = new Map<string, CandidateCost>([
  [
    'leastSquares',
    ({ nRows, nFeatures, nSplits }) =>
      (NS.predictCell * nRows * nFeatures) / nSplits + NS.gramProduct * nFeatures ** 2,
  ],
  [
    'multivariateLinear',
    ({ nRows, nFeatures }) =>
      nRows * (NS.libraryCell * nFeatures + NS.libraryProduct * nFeatures ** 2) +
      NS.factorisationStep * nFeatures ** 3,
  ],
  ['polynomial', ({ nRows }) => NS.polynomialRow * nRows],
  ['exponential', ({ nRows }) => NS.logarithmRow * nRows],
  ['power', ({ nRows }) => NS.logarithmRow * nRows],
  ['theilSen', ({ nRows }) => NS.slopePair * nRows ** 2],
  ['robustPolynomial', ({ nRows }) => NS.residualPair * nRows ** 2],
  ['dummy', ({ nRows }) => NS.predictCell * nRows],
]);

/** Estimated work of one split of a family. @throws TypeError for a family without a cost, which is a bug */
export function splitCost(family: string, size: SearchSize): SplitCost {
  const candidateNs = CANDIDATE_NS.get(family);
  if (candidateNs === undefined) throw new TypeError(`no cost is known of the family "${family}"`);
  const { nRows, nFeatures } = size;
  const prepareNs = NS.prepareCell * nRows * nFeatures;
  const gramNs =
    (NS.gramProduct * nRows * nFeatures * (nFeatures + 1)) / 2 + NS.factorisationStep * nFeatures ** 3;
  return {
    sharedNs: family === 'leastSquares' ? prepareNs + gramNs : prepareNs,
    perCandidateNs: candidateNs(size),
  };
}

/** Candidates of one family share their work. */
export function familyOf({ estimator }: Pick<Candidate, 'estimator'>): string {
  return estimator === 'linear' || estimator === 'ridge' ? 'leastSquares' : estimator;
}
