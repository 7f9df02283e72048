import { type ColumnMoments, EMPTY_MOMENTS, mergeMoments } from '../cleaning/column-moments.ts';

const BLOCK = 1024;

/**
 * The moments of the values without `NaN`, read once, block by block, each about the mean of those before it; blocks are put
 * together by Chan's formula (Chan, Golub and LeVeque, "Algorithms for computing the sample variance", The American
 * Statistician 37, 1983). In that formula every block but the first adds at least half of its squared distance from the mean
 * before it, so that the squares about that mean are at most three times the result, and their rounding errors as small.
 * O(values)
 */
export function valueMoments(values: Float64Array): ColumnMoments {
  let whole = EMPTY_MOMENTS;
  for (let from = 0; from < values.length; from += BLOCK) {
    const block = values.subarray(from, from + BLOCK);
    let moments = momentsAbout(block, whole.mean);
    // What is about a mean of fewer values may be far from it: such a block is read again about its own mean.
    if (moments.n > whole.n) moments = momentsAbout(block, momentsAbout(block, firstValue(block)).mean);
    whole = mergeMoments(whole, moments);
    if (!Number.isFinite(whole.mean) || moments.min === -Infinity || moments.max === Infinity)
      return withInfinities(values);
  }
  return { ...whole, min: whole.min + 0, max: whole.max + 0 };
}

/** Infinite values, and those whose sum is infinite, are counted; they have neither a mean nor a spread. */
function withInfinities(values: Float64Array): ColumnMoments {
  let n = 0;
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (Number.isNaN(x)) continue;
    n++;
    min = Math.min(min, x);
    max = Math.max(max, x);
  }
  return { n, mean: Number.NaN, m2: Number.NaN, min, max };
}

/** Adds a 0 for `NaN`: a branch around the sums would take twice the time. Two lanes, since a sum waits for the one before. */
function momentsAbout(values: Float64Array, about: number): ColumnMoments {
  const even = values.length & ~1;
  let n = 0;
  let sum = 0;
  let squares = 0;
  let otherSum = 0;
  let otherSquares = 0;
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < even; i += 2) {
    const x = values[i]!;
    let distance = x - about;
    if (!Number.isNaN(distance)) n++;
    else distance = 0;
    sum += distance;
    squares += distance * distance;
    if (x < min) min = x;
    if (x > max) max = x;
    const y = values[i + 1]!;
    let other = y - about;
    if (!Number.isNaN(other)) n++;
    else other = 0;
    otherSum += other;
    otherSquares += other * other;
    if (y < min) min = y;
    if (y > max) max = y;
  }
  const last = even < values.length ? values[even]! : Number.NaN;
  if (!Number.isNaN(last)) {
    n++;
    sum += last - about;
    squares += (last - about) * (last - about);
    min = Math.min(min, last);
    max = Math.max(max, last);
  }
  sum += otherSum;
  squares += otherSquares;
  if (n === 0) return { n, mean: 0, m2: 0, min, max };
  return { n, mean: about + sum / n, m2: Math.max(0, squares - (sum * sum) / n), min, max };
}

/** The moments of ascending numbers that occur several times each; at least one. O(values) */
export function momentsOfCounted(values: Float64Array, times: Int32Array): ColumnMoments {
  const min = values[0]!;
  const max = values[values.length - 1]!;
  let n = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    n += times[i]!;
    sum += times[i]! * (values[i]! - min);
  }
  const mean = min + sum / n;
  let rest = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const distance = values[i]! - mean;
    rest += times[i]! * distance;
    squares += times[i]! * distance * distance;
  }
  return { n, mean: mean + rest / n, m2: Math.max(0, squares - (rest * rest) / n), min, max };
}

function firstValue(values: Float64Array): number {
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i]!)) return values[i]!;
  return 0;
}
