/**
 * What is found of a block of a column's numbers: the kernel of core/number-kernel, compiled to WebAssembly by `npm run kernel`.
 * Two or four numbers are looked at at once. All addresses are byte offsets into the memory; a block begins at a multiple of 16
 * and is filled up with `NaN` to a multiple of four numbers.
 */

import { addToSample } from './number-sample';

export { addToSample };

/** What `momentsAbout` answers, 8 bytes each; of what has two, the first is of the numbers at even places. */
class Moments {
  n: f64;
  sum: f64;
  otherSum: f64;
  squares: f64;
  otherSquares: f64;
  min: f64;
  max: f64;
  zeros: f64;
  negatives: f64;
}

/** Sums and sums of squares of distances, in the very order of additions that core/profile/value-moments.ts describes. */
export function momentsAbout(block: usize, n: u32, about: f64, moments: usize): void {
  const middle = f64x2.splat(about);
  const zero = f64x2.splat(0);
  let sums = zero;
  let squares = zero;
  let least = f64x2.splat(Infinity);
  let most = f64x2.splat(-Infinity);
  let counts = i64x2.splat(0);
  let zeros = i64x2.splat(0);
  let negatives = i64x2.splat(0);
  for (let at = block, end = block + (n << 3); at < end; at += 16) {
    const x = v128.load(at);
    const isKnown = f64x2.eq(x, x);
    // A gap adds 0.
    const distance = v128.and(f64x2.sub(x, middle), isKnown);
    sums = f64x2.add(sums, distance);
    squares = f64x2.add(squares, f64x2.mul(distance, distance));
    least = f64x2.pmin(least, x);
    most = f64x2.pmax(most, x);
    // What is true is -1.
    counts = i64x2.sub(counts, isKnown);
    zeros = i64x2.sub(zeros, f64x2.eq(x, zero));
    negatives = i64x2.sub(negatives, f64x2.lt(x, zero));
  }
  const out = changetype<Moments>(moments);
  out.n = both(counts);
  out.sum = f64x2.extract_lane(sums, 0);
  out.otherSum = f64x2.extract_lane(sums, 1);
  out.squares = f64x2.extract_lane(squares, 0);
  out.otherSquares = f64x2.extract_lane(squares, 1);
  out.min = min<f64>(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
  out.max = max<f64>(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1));
  out.zeros = both(zeros);
  out.negatives = both(negatives);
}

/** A range of numbers, 8 bytes each: how many lie below `low`, and how many up to `high`, is added to the counts. */
class Range {
  low: f64;
  high: f64;
  nBelow: f64;
  nUpTo: f64;
}

/** Copies the numbers that lie in one of three ranges, which do not overlap but may be empty; answers how many. */
export function pickFromRanges(block: usize, n: u32, ranges: usize, picked: usize): u32 {
  const a = changetype<Range>(ranges);
  const b = changetype<Range>(ranges + 32);
  const c = changetype<Range>(ranges + 64);
  const lowA = f64x2.splat(a.low);
  const highA = f64x2.splat(a.high);
  const lowB = f64x2.splat(b.low);
  const highB = f64x2.splat(b.high);
  const lowC = f64x2.splat(c.low);
  const highC = f64x2.splat(c.high);
  let belowA = i64x2.splat(0);
  let belowB = i64x2.splat(0);
  let belowC = i64x2.splat(0);
  let upToA = i64x2.splat(0);
  let upToB = i64x2.splat(0);
  let upToC = i64x2.splat(0);
  let to = picked;
  for (let at = block, end = block + (n << 3); at < end; at += 16) {
    const x = v128.load(at);
    const isBelowA = f64x2.lt(x, lowA);
    const isBelowB = f64x2.lt(x, lowB);
    const isBelowC = f64x2.lt(x, lowC);
    belowA = i64x2.sub(belowA, isBelowA);
    belowB = i64x2.sub(belowB, isBelowB);
    belowC = i64x2.sub(belowC, isBelowC);
    const isUpToA = f64x2.le(x, highA);
    const isUpToB = f64x2.le(x, highB);
    const isUpToC = f64x2.le(x, highC);
    upToA = i64x2.sub(upToA, isUpToA);
    upToB = i64x2.sub(upToB, isUpToB);
    upToC = i64x2.sub(upToC, isUpToC);
    const isInA = v128.andnot(isUpToA, isBelowA);
    const isInB = v128.andnot(isUpToB, isBelowB);
    const isInC = v128.andnot(isUpToC, isBelowC);
    const isIn = i64x2.bitmask(v128.or(v128.or(isInA, isInB), isInC));
    // Without a branch that the processor would guess wrongly: what is not in a range is written over by the next.
    store<f64>(to, load<f64>(at));
    to += (isIn & 1) << 3;
    store<f64>(to, load<f64>(at + 8));
    to += (isIn >> 1) << 3;
  }
  a.nBelow += both(belowA);
  b.nBelow += both(belowB);
  c.nBelow += both(belowC);
  a.nUpTo += both(upToA);
  b.nUpTo += both(upToB);
  c.nUpTo += both(upToC);
  return <u32>((to - picked) >> 3);
}

/**
 * Adds to the counts, 4 bytes each, of bins of one width how many numbers lie in them; a gap goes to the first one. Counts come
 * in two rows of `stride` bytes for numbers at even and odd places: neighbours are often in one bin, and would wait for each other.
 */
export function countInBins(block: usize, n: u32, low: f64, scale: f64, bins: usize, stride: u32): void {
  const lows = f64x2.splat(low);
  const scales = f64x2.splat(scale);
  for (let at = block, end = block + (n << 3); at < end; at += 16) {
    const bin = i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(f64x2.sub(v128.load(at), lows), scales));
    const first = bins + (i32x4.extract_lane(bin, 0) << 2);
    store<u32>(first, load<u32>(first) + 1);
    const second = bins + stride + (i32x4.extract_lane(bin, 1) << 2);
    store<u32>(second, load<u32>(second) + 1);
  }
}

/** How many numbers lie below `low` or above `high`. */
export function countBeyond(block: usize, n: u32, low: f64, high: f64): u32 {
  const lows = f64x2.splat(low);
  const highs = f64x2.splat(high);
  let counts = i64x2.splat(0);
  for (let at = block, end = block + (n << 3); at < end; at += 16) {
    const x = v128.load(at);
    counts = i64x2.sub(counts, v128.or(f64x2.lt(x, lows), f64x2.gt(x, highs)));
  }
  return <u32>both(counts);
}

/** What becomes of a cell, 8 bytes each: see core/cleaning/transform-number.ts. */
class Affine {
  least: f64;
  most: f64;
  below: f64;
  above: f64;
  fill: f64;
  offset: f64;
  scale: f64;
  low: f64;
  cutLow: f64;
  cutHigh: f64;
}

/** Treats, fills and scales the numbers where they are. */
export function transformAffinely(block: usize, n: u32, settings: usize): void {
  const affine = changetype<Affine>(settings);
  const least = f64x2.splat(affine.least);
  const most = f64x2.splat(affine.most);
  const below = f64x2.splat(affine.below);
  const above = f64x2.splat(affine.above);
  const fill = f64x2.splat(affine.fill);
  const offset = f64x2.splat(affine.offset);
  const scale = f64x2.splat(affine.scale);
  const low = f64x2.splat(affine.low);
  const cutLow = f64x2.splat(affine.cutLow);
  const cutHigh = f64x2.splat(affine.cutHigh);
  for (let at = block, end = block + (n << 3); at < end; at += 16) {
    const cell = v128.load(at);
    let x = v128.bitselect(above, cell, f64x2.gt(cell, most));
    x = v128.bitselect(below, x, f64x2.lt(cell, least));
    x = v128.bitselect(x, fill, f64x2.eq(cell, cell));
    const z = f64x2.add(f64x2.mul(f64x2.sub(x, offset), scale), low);
    const cut = v128.bitselect(cutHigh, z, f64x2.gt(z, cutHigh));
    v128.store(at, v128.bitselect(cutLow, cut, f64x2.lt(z, cutLow)));
  }
}

function both(lanes: v128): f64 {
  return <f64>(i64x2.extract_lane(lanes, 0) + i64x2.extract_lane(lanes, 1));
}
