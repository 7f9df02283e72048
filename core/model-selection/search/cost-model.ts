import { isAffine } from '../../cleaning/normalize-statistics.ts';
import type { NormalizeMethod } from '../../contracts/config/clean-section.ts';
import type { TrainerSpec } from '../../contracts/config/grids/trainer-grid.ts';
import type { Candidate } from '../../contracts/plan.ts';
import type { NeighbourWork } from './neighbour-work.ts';

/** The size of a search: rows to search, columns of the design matrix, splits. */
export interface SearchSize {
  readonly nRows: number;
  /** After encoding: `encodedWidth`, as one category may be a hundred columns. */
  readonly nEncodedColumns: number;
  readonly nSplits: number;
  /** Of imputation by nearest neighbours; null where none is asked for. */
  readonly neighbours: NeighbourWork | null;
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
  prepareCell: 120,
  /** One feature of one possible neighbour of a row with gaps: where features are independent, so that all are looked at. */
  neighbourCell: 2.5,
  /** One product of a Gram matrix; one step of its factorisation. */
  gramProduct: 1.5,
  factorisationStep: 15,
  /** Predicting from one cell of the test rows. */
  predictCell: 2,
  /** ml-regression where features are dependent, so that it is fed and checked on rows: one cell, one product of cells. */
  libraryCell: 200,
  libraryProduct: 50,
  /** One row of a fit by logarithms, of a polynomial of degree 10, and of 500 robust ones of degree 10. */
  logarithmRow: 600,
  polynomialRow: 15_000,
  robustRow: 150_000,
  /** A pair of rows, of which Theil-Sen takes the slope. */
  slopePair: 90,
  /** Sorting one value of the target for its median. */
  targetRow: 300,
  /** Writing one cell for a trainer, as text. */
  handOverCell: 150,
} as const;

const NS_PER_SECOND = 1e9;

type CandidateCost = (size: SearchSize) => number;

/** What one candidate costs on one split, by family. */
const CANDIDATE_NS: ReadonlyMap<string, CandidateCost> = new Map<string, CandidateCost>([
  [
    'leastSquares',
    ({ nRows, nEncodedColumns, nSplits }) =>
      (NS.predictCell * nRows * nEncodedColumns) / nSplits + NS.gramProduct * nEncodedColumns ** 2,
  ],
  [
    'multivariateLinear',
    ({ nRows, nEncodedColumns }) =>
      nRows * (NS.libraryCell * nEncodedColumns + NS.libraryProduct * nEncodedColumns ** 2) +
      NS.factorisationStep * nEncodedColumns ** 3,
  ],
  ['polynomial', ({ nRows }) => NS.polynomialRow * nRows],
  ['exponential', ({ nRows }) => NS.logarithmRow * nRows],
  ['power', ({ nRows }) => NS.logarithmRow * nRows],
  ['theilSen', ({ nRows }) => NS.slopePair * nRows ** 2],
  ['robustPolynomial', ({ nRows }) => NS.robustRow * nRows],
  ['dummy', ({ nRows }) => NS.targetRow * nRows],
  // Without its own time, which its configuration says.
  ['trainer', ({ nRows, nEncodedColumns }) => NS.handOverCell * nRows * nEncodedColumns],
]);

/**
 * Estimated work of one split of a family.
 * @param nPreparations how often its rows are imputed: see `nPreparations`
 * @throws TypeError for a family without a cost, which is a bug
 */
export function splitCost(family: string, size: SearchSize, nPreparations = 1): SplitCost {
  const candidateNs = CANDIDATE_NS.get(family);
  if (candidateNs === undefined) throw new TypeError(`no cost is known of the family "${family}"`);
  const { nRows, nEncodedColumns, neighbours } = size;
  // The baseline looks at no feature.
  const prepareNs =
    family === 'dummy'
      ? 0
      : NS.prepareCell * nRows * nEncodedColumns + nPreparations * neighboursNs(neighbours);
  const gramNs =
    (NS.gramProduct * nRows * nEncodedColumns * (nEncodedColumns + 1)) / 2 +
    NS.factorisationStep * nEncodedColumns ** 3;
  return {
    sharedNs: family === 'leastSquares' ? prepareNs + gramNs : prepareNs,
    perCandidateNs: candidateNs(size),
  };
}

/** Imputing the rows once. */
export function neighboursNs(work: NeighbourWork | null): number {
  return work === null ? 0 : NS.neighbourCell * work.nRows * work.nDonors * work.nFeatures;
}

/**
 * How often the rows of a split are imputed for candidates of one family: once a normalisation, but once for all affine ones
 * where these are done on sums.
 */
export function nPreparations(family: string, candidates: readonly Pick<Candidate, 'params'>[]): number {
  const methods = new Set(candidates.map(({ params }) => params.normalize ?? 'none'));
  if (family !== 'leastSquares') return methods.size;
  return new Set([...methods].map((method) => (isAffine(method as NormalizeMethod) ? 'none' : method))).size;
}

/** One split of one candidate of a trainer: cleaning and writing the rows, and the call. */
export function trainerCallNs({ expectedSeconds }: TrainerSpec, size: SearchSize): number {
  const { sharedNs, perCandidateNs } = splitCost('trainer', size);
  return sharedNs + perCandidateNs + expectedSeconds * NS_PER_SECOND;
}

/** Candidates of one family share their work. */
export function familyOf({ estimator, trainer }: Pick<Candidate, 'estimator' | 'trainer'>): string {
  if (trainer !== undefined) return `trainer ${trainer.name}`;
  return estimator === 'linear' || estimator === 'ridge' ? 'leastSquares' : estimator;
}
