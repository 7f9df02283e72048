/**
 * What a Gram matrix takes of a tile: some rows of all columns, column by column, in the memory. The kernel of
 * core/linear-algebra/gram-kernel.ts, compiled to WebAssembly by `npm run kernel`. Two rows are looked at at once. All addresses
 * are byte offsets and multiples of 16; a column takes `COLUMN_BYTES`, and has a multiple of four rows.
 */

const COLUMN_BYTES: usize = 128 << 3;

/**
 * Takes its origin off each number, in place.
 * @param origins a number a column
 * @param found three numbers a column: the sum of what is left, the least and the greatest number before
 */
export function centre(tile: usize, nColumns: u32, nRows: u32, origins: usize, found: usize): void {
  const bytes = <usize>nRows << 3;
  for (let j: u32 = 0; j < nColumns; j++) {
    const column = tile + j * COLUMN_BYTES;
    const origin = f64x2.splat(load<f64>(origins + (<usize>j << 3)));
    let sums = f64x2.splat(0);
    let least = f64x2.splat(Infinity);
    let most = f64x2.splat(-Infinity);
    for (let at = column, end = column + bytes; at < end; at += 16) {
      const x = v128.load(at);
      const deviation = f64x2.sub(x, origin);
      v128.store(at, deviation);
      sums = f64x2.add(sums, deviation);
      least = f64x2.pmin(least, x);
      most = f64x2.pmax(most, x);
    }
    const out = found + <usize>j * 24;
    store<f64>(out, both(sums));
    store<f64>(out, min<f64>(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1)), 8);
    store<f64>(out, max<f64>(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1)), 16);
  }
}

/**
 * Sums of products of three columns with each column from the first of them on, three by three: nine sums at a time are what
 * the registers hold, and each number loaded is used three times.
 * @param nColumns a multiple of three
 * @param out three rows of `nColumns` numbers; those before `first` are left
 */
export function products(tile: usize, first: u32, nColumns: u32, nRows: u32, out: usize): void {
  const bytes = <usize>nRows << 3;
  const row = <usize>nColumns << 3;
  const a = tile + first * COLUMN_BYTES;
  const end = a + bytes;
  for (let j = first; j < nColumns; j += 3) {
    let ap = f64x2.splat(0);
    let aq = f64x2.splat(0);
    let ar = f64x2.splat(0);
    let bp = f64x2.splat(0);
    let bq = f64x2.splat(0);
    let br = f64x2.splat(0);
    let cp = f64x2.splat(0);
    let cq = f64x2.splat(0);
    let cr = f64x2.splat(0);
    let other = tile + j * COLUMN_BYTES;
    for (let at = a; at < end; at += 16, other += 16) {
      const x = v128.load(at);
      const y = v128.load(at, COLUMN_BYTES);
      const z = v128.load(at, 2 * COLUMN_BYTES);
      const p = v128.load(other);
      ap = f64x2.add(ap, f64x2.mul(x, p));
      bp = f64x2.add(bp, f64x2.mul(y, p));
      cp = f64x2.add(cp, f64x2.mul(z, p));
      const q = v128.load(other, COLUMN_BYTES);
      aq = f64x2.add(aq, f64x2.mul(x, q));
      bq = f64x2.add(bq, f64x2.mul(y, q));
      cq = f64x2.add(cq, f64x2.mul(z, q));
      const r = v128.load(other, 2 * COLUMN_BYTES);
      ar = f64x2.add(ar, f64x2.mul(x, r));
      br = f64x2.add(br, f64x2.mul(y, r));
      cr = f64x2.add(cr, f64x2.mul(z, r));
    }
    const to = out + (<usize>j << 3);
    store3(to, ap, aq, ar);
    store3(to + row, bp, bq, br);
    store3(to + 2 * row, cp, cq, cr);
  }
}

// @ts-ignore: decorator
@inline
function store3(to: usize, p: v128, q: v128, r: v128): void {
  store<f64>(to, both(p));
  store<f64>(to, both(q), 8);
  store<f64>(to, both(r), 16);
}

// @ts-ignore: decorator
@inline
function both(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}
