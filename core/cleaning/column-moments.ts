/** The summary of some values of a column that its normalisation is made from. Missing values are not in it. */
export interface ColumnMoments {
  readonly n: number;
  /** 0 where n is 0. */
  readonly mean: number;
  /** The sum of squared distances from the mean. */
  readonly m2: number;
  /** `Infinity` where n is 0, so that merging needs no exception; `max` is then `-Infinity`. */
  readonly min: number;
  readonly max: number;
}

export const EMPTY_MOMENTS: ColumnMoments = { n: 0, mean: 0, m2: 0, min: Infinity, max: -Infinity };

/**
 * The moments of values without gaps. Two passes about the first value, then about the mean, so that
 * values far from the origin lose nothing; the second pass corrects the rounding of the first (Chan, Golub and LeVeque,
 * "Algorithms for computing the sample variance", The American Statistician 37, 1983). O(n).
 */
export function momentsOf(known: Float64Array): ColumnMoments {
  const n = known.length;
  if (n === 0) return EMPTY_MOMENTS;
  const about = known[0]!;
  let sum = 0;
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < n; i++) {
    const x = known[i]!;
    sum += x - about;
    if (x < min) min = x;
    if (x > max) max = x;
  }
  const mean = about + sum / n;
  let rest = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const distance = known[i]! - mean;
    rest += distance;
    squares += distance * distance;
  }
  return { n, mean: mean + rest / n, m2: Math.max(0, squares - (rest * rest) / n), min, max };
}

/** The moments of one value that occurs n times. */
export function repeatedMoments(value: number, n: number): ColumnMoments {
  return n === 0 ? EMPTY_MOMENTS : { n, mean: value, m2: 0, min: value, max: value };
}

/** The moments of two sets of values together, by Chan's formula. */
export function mergeMoments(a: ColumnMoments, b: ColumnMoments): ColumnMoments {
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  const n = a.n + b.n;
  const distance = b.mean - a.mean;
  return {
    n,
    mean: a.mean + distance * (b.n / n),
    m2: a.m2 + b.m2 + distance * distance * ((a.n * b.n) / n),
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
  };
}
