/** A number for each class. */
export type Counts = Float64Array;

export interface ProposedFold {
  /** Rows of each class in each fold. */
  readonly folds: readonly Counts[];
  /** The fold that the group is to go to. */
  readonly at: number;
  readonly group: Counts;
  readonly classSizes: Counts;
}

/** The deviation of each class's share over the folds, the mean over the classes. O(nSplits x nClasses) */
export function meanOfDeviations({ folds, at, group, classSizes }: ProposedFold): number {
  const deviations = classSizes.map((size, index) => {
    let sum = 0;
    const shares = folds.map((fold, place) => {
      const share = (fold[index]! + (place === at ? group[index]! : 0)) / size;
      sum += share;
      return share;
    });
    const mean = sum / folds.length;
    let squares = 0;
    for (const share of shares) squares += (share - mean) * (share - mean);
    return Math.sqrt(squares / folds.length);
  });
  return pairwiseSum(deviations) / deviations.length;
}

/** Of a population, as numpy's `std`. O(n) */
export function standardDeviation(values: Counts): number {
  const mean = pairwiseSum(values) / values.length;
  return Math.sqrt(pairwiseSum(values.map((value) => (value - mean) * (value - mean))) / values.length);
}

/**
 * The sum in the order in which numpy adds a row of numbers: the last bit of a mean can decide between two folds, and so what
 * scikit-learn's folds are. Source: `pairwise_sum` in numpy's loops_utils.h. O(n)
 */
function pairwiseSum(values: Float64Array): number {
  const n = values.length;
  if (n > 128) {
    const half = Math.floor(n / 2);
    const middle = half - (half % 8);
    return pairwiseSum(values.subarray(0, middle)) + pairwiseSum(values.subarray(middle));
  }
  const nUnrolled = n < 8 ? 0 : n - (n % 8);
  let sum = 0;
  if (nUnrolled > 0) {
    const lanes = values.slice(0, 8);
    for (let at = 8; at < nUnrolled; at++) lanes[at % 8]! += values[at]!;
    const [a, b, c, d, e, f, g, h] = lanes as unknown as number[];
    sum = a! + b! + (c! + d!) + (e! + f! + (g! + h!));
  }
  for (let at = nUnrolled; at < n; at++) sum += values[at]!;
  return sum;
}
