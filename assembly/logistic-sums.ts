/** Sums of products over the rows of one tile. */

/** Rows of a tile: 21 columns of them fit the first-level cache. */
const TILE_ROWS: usize = 128;
export const VECTOR_BYTES: usize = 8 * TILE_ROWS;

/** Adds each column's sum of products with the rows' weights, four columns at a time. */
export function addWeightedSums(columns: usize, d: u32, weights: usize, out: usize): void {
  let j: u32 = 0;
  let x = columns;
  for (; j + 4 <= d; j += 4, x += 4 * VECTOR_BYTES, out += 32) {
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let at: usize = 0; at < VECTOR_BYTES; at += 16) {
      const weight = v128.load(weights + at);
      s0 = f64x2.add(s0, f64x2.mul(weight, v128.load(x + at)));
      s1 = f64x2.add(s1, f64x2.mul(weight, v128.load(x + at, VECTOR_BYTES)));
      s2 = f64x2.add(s2, f64x2.mul(weight, v128.load(x + at, 2 * VECTOR_BYTES)));
      s3 = f64x2.add(s3, f64x2.mul(weight, v128.load(x + at, 3 * VECTOR_BYTES)));
    }
    add(out, s0);
    add(out + 8, s1);
    add(out + 16, s2);
    add(out + 24, s3);
  }
  for (; j < d; j++, x += VECTOR_BYTES, out += 8) {
    let sum = f64x2.splat(0);
    for (let at: usize = 0; at < VECTOR_BYTES; at += 16)
      sum = f64x2.add(sum, f64x2.mul(v128.load(weights + at), v128.load(x + at)));
    add(out, sum);
  }
}

/**
 * Adds `X' W X` to the upper triangle of `out`, `(d, d)` row by row: two columns by four, so that each number loaded is used
 * several times. What falls below the diagonal there is of no use.
 * @param scratch 2 vectors of the tile's rows
 */
export function addWeightedGram(
  columns: usize,
  d: u32,
  weights: usize,
  scratch: usize,
  out: usize,
): void {
  for (let i: u32 = 0; i < d; i += 2) {
    const isPair = i + 1 < d;
    const first = columns + i * VECTOR_BYTES;
    weigh(first, weights, scratch);
    if (isPair) weigh(first + VECTOR_BYTES, weights, scratch + VECTOR_BYTES);
    const row = out + i * d * 8;
    let j = i;
    if (isPair) for (; j + 4 <= d; j += 4) addTwoByFour(columns + j * VECTOR_BYTES, scratch, row + j * 8, d * 8);
    for (; j < d; j++) {
      add(row + j * 8, dot(columns + j * VECTOR_BYTES, scratch));
      if (isPair) add(row + (d + j) * 8, dot(columns + j * VECTOR_BYTES, scratch + VECTOR_BYTES));
    }
  }
}

function weigh(column: usize, weights: usize, to: usize): void {
  for (let at: usize = 0; at < VECTOR_BYTES; at += 16)
    v128.store(to + at, f64x2.mul(v128.load(column + at), v128.load(weights + at)));
}

function addTwoByFour(x: usize, weighed: usize, row: usize, stride: usize): void {
  let a0 = f64x2.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let b0 = a0;
  let b1 = a0;
  let b2 = a0;
  let b3 = a0;
  for (let at: usize = 0; at < VECTOR_BYTES; at += 16) {
    const a = v128.load(weighed + at);
    const b = v128.load(weighed + at, VECTOR_BYTES);
    const x0 = v128.load(x + at);
    const x1 = v128.load(x + at, VECTOR_BYTES);
    const x2 = v128.load(x + at, 2 * VECTOR_BYTES);
    const x3 = v128.load(x + at, 3 * VECTOR_BYTES);
    a0 = f64x2.add(a0, f64x2.mul(a, x0));
    a1 = f64x2.add(a1, f64x2.mul(a, x1));
    a2 = f64x2.add(a2, f64x2.mul(a, x2));
    a3 = f64x2.add(a3, f64x2.mul(a, x3));
    b0 = f64x2.add(b0, f64x2.mul(b, x0));
    b1 = f64x2.add(b1, f64x2.mul(b, x1));
    b2 = f64x2.add(b2, f64x2.mul(b, x2));
    b3 = f64x2.add(b3, f64x2.mul(b, x3));
  }
  add(row, a0);
  add(row + 8, a1);
  add(row + 16, a2);
  add(row + 24, a3);
  add(row + stride, b0);
  add(row + stride + 8, b1);
  add(row + stride + 16, b2);
  add(row + stride + 24, b3);
}

function dot(a: usize, b: usize): v128 {
  let sum = f64x2.splat(0);
  for (let at: usize = 0; at < VECTOR_BYTES; at += 16)
    sum = f64x2.add(sum, f64x2.mul(v128.load(a + at), v128.load(b + at)));
  return sum;
}

@inline
function add(to: usize, sum: v128): void {
  store<f64>(to, load<f64>(to) + (f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)));
}
