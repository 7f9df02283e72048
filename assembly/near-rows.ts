/**
 * Squared distances from a point to boxes and rows: the kernel of core/estimators/neighbours, compiled to WebAssembly by
 * `npm run kernel`. Two boxes or eight rows are looked at at once; each of them has a sum of its own, in the order of the
 * features. All addresses are byte offsets into the memory.
 */

/** Features between two looks at whether the rows of a block are all too far already. */
const STRIDE: u32 = 8;
const LANES: u32 = 8;

/** How far the boxes of both halves of a node are; of each feature there are the two least and the two greatest values. */
export function measureBoxes(boxes: usize, point: usize, nFeatures: u32, distances: usize): void {
  const zero = f64x2.splat(0);
  let sums = zero;
  for (let j: u32 = 0; j < nFeatures; j++, boxes += 32) {
    const x = v128.load_splat<f64>(point + (j << 3));
    const below = f64x2.sub(v128.load(boxes), x);
    const above = f64x2.sub(x, v128.load(boxes, 16));
    const outside = f64x2.pmax(zero, f64x2.pmax(below, above));
    sums = f64x2.add(sums, f64x2.mul(outside, outside));
  }
  v128.store(distances, sums);
}

/** Writes the rows of some blocks that are at most at the distance `bound`, and how far they are; answers how many. */
export function measureBlocks(
  cells: usize,
  rows: usize,
  nBlocks: u32,
  point: usize,
  nFeatures: u32,
  bound: f64,
  distances: usize,
  found: usize,
): u32 {
  const limit = f64x2.splat(bound);
  let nFound: u32 = 0;
  for (let block: u32 = 0; block < nBlocks; block++) {
    let at = cells + ((block * nFeatures * LANES) << 3);
    let a = f64x2.splat(0);
    let b = a;
    let c = a;
    let d = a;
    let j: u32 = 0;
    while (j < nFeatures) {
      const to = min<u32>(j + STRIDE, nFeatures);
      for (; j < to; j++, at += 64) {
        const x = v128.load_splat<f64>(point + (j << 3));
        const da = f64x2.sub(v128.load(at), x);
        const db = f64x2.sub(v128.load(at, 16), x);
        const dc = f64x2.sub(v128.load(at, 32), x);
        const dd = f64x2.sub(v128.load(at, 48), x);
        a = f64x2.add(a, f64x2.mul(da, da));
        b = f64x2.add(b, f64x2.mul(db, db));
        c = f64x2.add(c, f64x2.mul(dc, dc));
        d = f64x2.add(d, f64x2.mul(dd, dd));
      }
      const least = f64x2.pmin(f64x2.pmin(a, b), f64x2.pmin(c, d));
      if (!v128.any_true(f64x2.le(least, limit))) break;
    }
    if (j < nFeatures) continue;
    const sums = distances + (nFound << 3);
    const near =
      i64x2.bitmask(f64x2.le(a, limit)) |
      (i64x2.bitmask(f64x2.le(b, limit)) << 2) |
      (i64x2.bitmask(f64x2.le(c, limit)) << 4) |
      (i64x2.bitmask(f64x2.le(d, limit)) << 6);
    if (near === 0) continue;
    v128.store(sums, a);
    v128.store(sums, b, 16);
    v128.store(sums, c, 32);
    v128.store(sums, d, 48);
    // The sums are moved together in place: where one is written there is none that is still to be read.
    for (let lane: u32 = 0; lane < LANES; lane++) {
      const row = load<i32>(rows + ((block * LANES + lane) << 2));
      if (((near >> lane) & 1) === 0 || row < 0) continue;
      const sum = load<f64>(sums + (lane << 3));
      store<f64>(distances + (nFound << 3), sum);
      store<i32>(found + (nFound << 2), row);
      nFound++;
    }
  }
  return nFound;
}
