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

/**
 * The same, where a later round of a search ranks before an earlier one: its candidates have outdone those. Scores that are not
 * finite share the last rank, whatever their round. O(n log n + n x rounds).
 */
export function rankByRound(
  scores: readonly number[],
  rounds: readonly number[],
  greaterIsBetter: boolean,
): number[] {
  const ranks = new Array<number>(scores.length).fill(0);
  let nBefore = 0;
  for (const round of [...new Set(rounds)].sort((a, b) => b - a)) {
    const members = [...scores.keys()].filter(
      (index) => rounds[index] === round && Number.isFinite(scores[index]),
    );
    const own = rankScores(
      members.map((index) => scores[index]!),
      greaterIsBetter,
    );
    for (const [at, index] of members.entries()) ranks[index] = nBefore + own[at]!;
    nBefore += members.length;
  }
  return ranks.map((rank) => (rank === 0 ? nBefore + 1 : rank));
}

/** A difference would not do: infinity minus infinity is no number. */
function compare(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
