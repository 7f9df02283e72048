/**
 * Sums over rows that logistic regression needs: the kernel of core/estimators/logistic, compiled to WebAssembly by
 * `npm run kernel`. Rows lie in tiles of `TILE_ROWS`: the target of each row, its weight, then `d` columns, the last of them 1
 * beside an intercept. What a tile lacks in rows has the weight 0. All addresses are byte offsets into the memory, multiples of
 * 16; there are `k` rows of `d` coefficients, one for two classes, else one for each class; sums are added to what is there, tile by tile, so that the order of additions is fixed.
 */

import { softplusOf, expOfNegative } from './logistic-functions';
import { addWeightedGram, addWeightedSums, VECTOR_BYTES } from './logistic-sums';

/**
 * Adds the loss, its gradient `(k, d)` and, if asked for, blocks of its Hessian: `(d, d)` upper triangles for each pair of rows
 * of coefficients, (0, 0), (0, 1), … (1, 1), …
 * @param scratch 2 k + 3 vectors of a tile's rows
 */
export function addDerivatives(
  tiles: usize,
  nTiles: u32,
  d: u32,
  k: u32,
  coef: usize,
  scratch: usize,
  out: usize,
  withHessian: bool,
): void {
  const margins = scratch;
  const residuals = scratch + k * VECTOR_BYTES;
  const weights = residuals + k * VECTOR_BYTES;
  const gradient = out + 16;
  const hessian = gradient + k * d * 8;
  for (let t: u32 = 0, tile = tiles; t < nTiles; t++, tile += (d + 2) * VECTOR_BYTES) {
    const columns = tile + 2 * VECTOR_BYTES;
    for (let c: u32 = 0; c < k; c++)
      marginsOf(columns, d, coef + c * d * 8, margins + c * VECTOR_BYTES);
    const loss =
      k == 1 ? binaryRows(tile, margins, residuals, weights) : softmaxRows(tile, k, margins, residuals);
    store<f64>(out, load<f64>(out) + loss);
    for (let c: u32 = 0; c < k; c++)
      addWeightedSums(columns, d, residuals + c * VECTOR_BYTES, gradient + c * d * 8);
    if (!withHessian) continue;
    if (k == 1) {
      addWeightedGram(columns, d, weights, weights + VECTOR_BYTES, hessian);
      continue;
    }
    let block = hessian;
    for (let a: u32 = 0; a < k; a++) {
      for (let b = a; b < k; b++, block += d * d * 8) {
        pairWeights(tile, margins + a * VECTOR_BYTES, margins + b * VECTOR_BYTES, weights);
        addWeightedGram(columns, d, weights, weights + VECTOR_BYTES, block);
      }
    }
  }
}

/**
 * Adds the Hessian at `coef` times a direction `(k, d)`.
 * @param scratch 3 k + 1 vectors of a tile's rows
 */
export function addHessianProduct(
  tiles: usize,
  nTiles: u32,
  d: u32,
  k: u32,
  coef: usize,
  direction: usize,
  scratch: usize,
  out: usize,
): void {
  const margins = scratch;
  const slopes = scratch + k * VECTOR_BYTES;
  const residuals = slopes + k * VECTOR_BYTES;
  const weights = residuals + k * VECTOR_BYTES;
  for (let t: u32 = 0, tile = tiles; t < nTiles; t++, tile += (d + 2) * VECTOR_BYTES) {
    const columns = tile + 2 * VECTOR_BYTES;
    for (let c: u32 = 0; c < k; c++) {
      marginsOf(columns, d, coef + c * d * 8, margins + c * VECTOR_BYTES);
      marginsOf(columns, d, direction + c * d * 8, slopes + c * VECTOR_BYTES);
    }
    if (k == 1) {
      binaryRows(tile, margins, residuals, weights);
      for (let at: usize = 0; at < VECTOR_BYTES; at += 16)
        v128.store(slopes + at, f64x2.mul(v128.load(slopes + at), v128.load(weights + at)));
    } else {
      softmaxRows(tile, k, margins, residuals);
      weighSlopes(tile, k, margins, slopes);
    }
    for (let c: u32 = 0; c < k; c++)
      addWeightedSums(columns, d, slopes + c * VECTOR_BYTES, out + c * d * 8);
  }
}

/** The rows' sums of products with one row of coefficients, eight rows at a time. */
function marginsOf(columns: usize, d: u32, coef: usize, margins: usize): void {
  for (let at: usize = 0; at < VECTOR_BYTES; at += 64) {
    let m0 = f64x2.splat(0);
    let m1 = m0;
    let m2 = m0;
    let m3 = m0;
    let x = columns + at;
    for (let c = coef, end = coef + d * 8; c < end; c += 8, x += VECTOR_BYTES) {
      const slope = v128.load64_splat(c);
      m0 = f64x2.add(m0, f64x2.mul(slope, v128.load(x)));
      m1 = f64x2.add(m1, f64x2.mul(slope, v128.load(x, 16)));
      m2 = f64x2.add(m2, f64x2.mul(slope, v128.load(x, 32)));
      m3 = f64x2.add(m3, f64x2.mul(slope, v128.load(x, 48)));
    }
    v128.store(margins + at, m0);
    v128.store(margins + at, m1, 16);
    v128.store(margins + at, m2, 32);
    v128.store(margins + at, m3, 48);
  }
}

/**
 * Two classes; the target is 1 of the positive one and -1 of the other. With `z` the margin in favour of a row's own class, the
 * loss is log(1 + exp(-z)). Both probabilities come from exp(-|z|), so that the small one keeps its digits.
 */
function binaryRows(tile: usize, margins: usize, residuals: usize, weights: usize): f64 {
  const one = f64x2.splat(1);
  const zero = f64x2.splat(0);
  let loss = zero;
  for (let at: usize = 0; at < VECTOR_BYTES; at += 16) {
    const sign = v128.load(tile + at);
    const weight = v128.load(tile + VECTOR_BYTES + at);
    const z = f64x2.mul(sign, v128.load(margins + at));
    const e = expOfNegative(f64x2.neg(f64x2.abs(z)));
    const likelier = f64x2.div(one, f64x2.add(one, e));
    const other = f64x2.mul(e, likelier);
    const wrong = v128.bitselect(likelier, other, f64x2.lt(z, zero));
    loss = f64x2.add(loss, f64x2.mul(weight, f64x2.add(f64x2.pmax(zero, f64x2.neg(z)), softplusOf(e))));
    v128.store(residuals + at, f64x2.neg(f64x2.mul(f64x2.mul(sign, weight), wrong)));
    v128.store(weights + at, f64x2.mul(weight, f64x2.mul(likelier, other)));
  }
  return f64x2.extract_lane(loss, 0) + f64x2.extract_lane(loss, 1);
}

/** The target is the class's number. Margins become probabilities; exponents are taken about the greatest. */
function softmaxRows(tile: usize, k: u32, margins: usize, residuals: usize): f64 {
  const one = f64x2.splat(1);
  const zero = f64x2.splat(0);
  const end = k * VECTOR_BYTES;
  let loss = zero;
  for (let at: usize = 0; at < VECTOR_BYTES; at += 16) {
    const target = v128.load(tile + at);
    const weight = v128.load(tile + VECTOR_BYTES + at);
    let most = v128.load(margins + at);
    for (let c: usize = VECTOR_BYTES; c < end; c += VECTOR_BYTES)
      most = f64x2.pmax(most, v128.load(margins + c + at));
    let sum = zero;
    let others = zero;
    let own = zero;
    let number = zero;
    for (let c: usize = 0; c < end; c += VECTOR_BYTES) {
      const isOwn = f64x2.eq(number, target);
      const below = f64x2.sub(v128.load(margins + c + at), most);
      const e = expOfNegative(below);
      own = v128.bitselect(below, own, isOwn);
      others = f64x2.add(others, v128.andnot(e, isOwn));
      sum = f64x2.add(sum, e);
      v128.store(margins + c + at, e);
      number = f64x2.add(number, one);
    }
    const share = f64x2.div(one, sum);
    // Where a row's own class is the likeliest, what the others add to 1 keeps its digits.
    const rest = v128.bitselect(others, f64x2.sub(sum, one), f64x2.eq(own, zero));
    loss = f64x2.add(loss, f64x2.mul(weight, f64x2.sub(softplusOf(rest), own)));
    const ownResidual = f64x2.neg(f64x2.mul(others, share));
    number = zero;
    for (let c: usize = 0; c < end; c += VECTOR_BYTES) {
      const probability = f64x2.mul(share, v128.load(margins + c + at));
      v128.store(margins + c + at, probability);
      const residual = v128.bitselect(ownResidual, probability, f64x2.eq(number, target));
      v128.store(residuals + c + at, f64x2.mul(weight, residual));
      number = f64x2.add(number, one);
    }
  }
  return f64x2.extract_lane(loss, 0) + f64x2.extract_lane(loss, 1);
}

/** Of the Hessian's block of two classes: weight p (1 - p) on the diagonal, else - weight p q. */
function pairWeights(tile: usize, p: usize, q: usize, weights: usize): void {
  const one = f64x2.splat(1);
  for (let at: usize = 0; at < VECTOR_BYTES; at += 16) {
    const scaled = f64x2.mul(v128.load(tile + VECTOR_BYTES + at), v128.load(p + at));
    const other = v128.load(q + at);
    const factor = p == q ? f64x2.sub(one, other) : f64x2.neg(other);
    v128.store(weights + at, f64x2.mul(scaled, factor));
  }
}

/** Slopes `a` of margins become those of residuals: weight p (a - mean of a under p). */
function weighSlopes(tile: usize, k: u32, probabilities: usize, slopes: usize): void {
  const end = k * VECTOR_BYTES;
  for (let at: usize = 0; at < VECTOR_BYTES; at += 16) {
    const weight = v128.load(tile + VECTOR_BYTES + at);
    let mean = f64x2.splat(0);
    for (let c: usize = 0; c < end; c += VECTOR_BYTES)
      mean = f64x2.add(mean, f64x2.mul(v128.load(probabilities + c + at), v128.load(slopes + c + at)));
    for (let c: usize = 0; c < end; c += VECTOR_BYTES) {
      const scaled = f64x2.mul(weight, v128.load(probabilities + c + at));
      v128.store(slopes + c + at, f64x2.mul(scaled, f64x2.sub(v128.load(slopes + c + at), mean)));
    }
  }
}
