/** Scores closer than this many digits are one score: see `comparableScore`. */
const SIGNIFICANT_DIGITS = 12;

/**
 * The score as it is compared. Candidates that are equal in exact arithmetic (the same model found by two
 * solvers, or a grid that changes nothing) differ in the 16th digit by rounding, and then chance would choose
 * between them. Rounded to 12 significant digits they tie, and the first one wins.
 */
export function comparableScore(score: number): number {
  return Number(score.toPrecision(SIGNIFICANT_DIGITS));
}

/**
 * The rank of each score, `(nCandidates,)`: 1 is best, equal scores share the lowest rank, scores that are
 * not finite share the last one. O(n log n). Source: scikit-learn's `rank_test_score` (SciPy's rankdata with
 * method "min").
 */
export function rankScores(scores: readonly number[], greaterIsBetter: boolean): number[] {
  const sign = greaterIsBetter ? -1 : 1;
  const losses = scores.map((score) =>
    Number.isFinite(score) ? sign * comparableScore(score) : Number.POSITIVE_INFINITY,
  );
  const order = losses.map((_, index) => index).sort((a, b) => compare(losses[a]!, losses[b]!));
  const ranks = new Array<number>(scores.length);
  for (const [position, index] of order.entries()) {
    const before = order[position - 1];
    const tied = before !== undefined && losses[before] === losses[index];
    ranks[index] = tied ? ranks[before]! : position + 1;
  }
  return ranks;
}

/** A difference would not do: infinity minus infinity is no number. */
function compare(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
