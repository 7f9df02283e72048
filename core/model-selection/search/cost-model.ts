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
  /** Of the widest polynomial features: `expandedWidth`. @default nEncodedColumns */
  readonly nExpandedColumns?: number;
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
  /** Coordinate descent: one product of the Gram matrix, in all passes; one step of the equations' factorisations. */
  descentProduct: 200,
  descentStep: 2,
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
  /** One feature of one training row that a tested row is compared with: where features are independent, so that most are. */
  distanceCell: 0.4,
  /** What 50 neighbours of one tested row have. */
  opinionRow: 2_000,
  /** One cell, one product of cells of a logistic regression of five classes, all its steps together. */
  logisticCell: 15,
  logisticProduct: 2,
  /** Sorting one value of the target for its median. */
  targetRow: 300,
  /** Writing one cell for a trainer, as text. */
  handOverCell: 150,
} as const;

const NS_PER_SECOND = 1e9;

const LEAST_SQUARES: ReadonlySet<string> = new Set(['linear', 'ridge', 'lasso', 'elasticNet']);
/** Those of them that descend. */
const DESCENDING: ReadonlySet<string> = new Set(['lasso', 'elasticNet']);

type Cost = (size: SearchSize) => number;

/** What one candidate costs on one split, by family. */
const CANDIDATE_NS: ReadonlyMap<string, Cost> = new Map<string, Cost>([
  [
    'leastSquares',
    ({ nRows, nEncodedColumns, nExpandedColumns = nEncodedColumns, nSplits }) =>
      (NS.predictCell * nRows * nExpandedColumns) / nSplits + NS.gramProduct * nExpandedColumns ** 2,
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
  ['kNeighbors', ({ nRows, nSplits }) => (NS.opinionRow * nRows) / nSplits],
  [
    'logistic',
    ({ nRows, nEncodedColumns }) =>
      nRows * (NS.logisticCell * nEncodedColumns + NS.logisticProduct * nEncodedColumns ** 2),
  ],
  ['dummy', ({ nRows }) => NS.targetRow * nRows],
  // Without its own time, which its configuration says.
  ['trainer', ({ nRows, nEncodedColumns }) => NS.handOverCell * nRows * nEncodedColumns],
]);

/** What the candidates of one split share besides its rows, by family. */
const SHARED_NS: ReadonlyMap<string, Cost> = new Map<string, Cost>([
  [
    'leastSquares',
    ({ nRows, nEncodedColumns, nExpandedColumns = nEncodedColumns }) =>
      (NS.gramProduct * nRows * nExpandedColumns * (nExpandedColumns + 1)) / 2 +
      NS.factorisationStep * nExpandedColumns ** 3,
  ],
  [
    'kNeighbors',
    ({ nRows, nEncodedColumns, nSplits }) => (NS.distanceCell * nRows ** 2 * nEncodedColumns) / nSplits,
  ],
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
  const sharedNs = SHARED_NS.get(family)?.(size) ?? 0;
  return {
    sharedNs: prepareNs + sharedNs,
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

/**
 * What coordinate descent adds to one candidate on one split, on average over these. O(candidates). Measured on columns with
 * neighbours correlated at 0.98; independent ones take a tenth of it.
 */
export function descentNs(candidates: readonly Pick<Candidate, 'estimator'>[], size: SearchSize): number {
  const { nRows, nEncodedColumns, nExpandedColumns: nColumns = nEncodedColumns } = size;
  const nDescents = candidates.filter(({ estimator }) => DESCENDING.has(estimator)).length;
  const rank = Math.min(nRows, nColumns);
  const each = NS.descentProduct * nColumns ** 2 + NS.descentStep * rank ** 3;
  return (nDescents / candidates.length) * each;
}

/** One split of one candidate of a trainer: cleaning and writing the rows, and the call. */
export function trainerCallNs({ expectedSeconds }: TrainerSpec, size: SearchSize): number {
  const { sharedNs, perCandidateNs } = splitCost('trainer', size);
  return sharedNs + perCandidateNs + expectedSeconds * NS_PER_SECOND;
}

/** Candidates of one family share their work. */
export function familyOf({ estimator, trainer }: Pick<Candidate, 'estimator' | 'trainer'>): string {
  if (trainer !== undefined) return `trainer ${trainer.name}`;
  return LEAST_SQUARES.has(estimator) ? 'leastSquares' : estimator;
}
