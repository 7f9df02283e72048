export interface HalvingTask {
  readonly nCandidates: number;
  /** Rows to search. */
  readonly nRows: number;
  readonly nSplits: number;
  /** Of a target of classes; 1 for numbers. */
  readonly nClasses: number;
  /** Of each round the best 1 in `factor` goes on, to `factor` times as many rows. */
  readonly factor: number;
}

/** Rows too few for a fold to be more than noise: 2 a fold and class. */
const ROWS_A_FOLD = 2;

/**
 * How many rows each round of successive halving uses, ascending: as many rounds as leave fewer than `factor` candidates to
 * the last one, which uses as many of the rows as that allows; fewer rounds where the first would have too few rows.
 * O(rounds). Source: scikit-learn's HalvingGridSearchCV with `min_resources="exhaust"`.
 */
export function halvingSchedule({ nCandidates, nRows, nSplits, nClasses, factor }: HalvingTask): number[] {
  const nRequired = 1 + floorLog(nCandidates, factor);
  const smallest = Math.min(nRows, ROWS_A_FOLD * nSplits * nClasses);
  const nFirst = Math.max(smallest, Math.floor(nRows / factor ** (nRequired - 1)));
  const nPossible = 1 + floorLog(Math.floor(nRows / nFirst), factor);
  return Array.from({ length: Math.min(nRequired, nPossible) }, (_, round) =>
    Math.min(nRows, nFirst * factor ** round),
  );
}

/** How many candidates go on from a round. */
export function nSurvivors(nCandidates: number, factor: number): number {
  return Math.ceil(nCandidates / factor);
}

/** By whole powers: a logarithm of 125 to the base of 5 is 2.9999999999999996. */
function floorLog(value: number, base: number): number {
  let power = 0;
  for (let reached = base; reached <= value; reached *= base) power++;
  return power;
}
