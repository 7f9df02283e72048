import type { TermRows } from './gram-of-terms.ts';
import type { MomentPlan } from './moment-plan.ts';

/** Rows a tile: 80 terms of them are in the second-level cache. */
const TILE_ROWS = 128;

interface MomentSums {
  /** `(nMoments,)` */
  readonly moments: Float64Array;
  /** `(nTerms,)`: sums of terms times target. */
  readonly withTarget: Float64Array;
  readonly target: number;
  readonly targetSquares: number;
}

/** Sums of products over rows, tile by tile; the target is counted from `targetMean`. O(rows x moments). */
export function momentSums(plan: MomentPlan, task: TermRows, targetMean: number): MomentSums {
  const { nTerms, nMoments, products } = plan;
  const { rows, y } = task;
  const tile = new Float64Array((nTerms + 1) * TILE_ROWS);
  const ones = Array.from({ length: nTerms }, (_, t) => t);
  // The sums of the target's products come after the moments; the last one is its square.
  const sums = new Float64Array(nMoments + nTerms + 1);
  const targetSums = {
    left: nTerms,
    rights: [...ones, nTerms],
    moments: [...ones, nTerms].map((t) => nMoments + t),
  };
  let target = 0;
  for (let start = 0; start < rows.length; start += TILE_ROWS) {
    const part = rows.subarray(start, start + TILE_ROWS);
    fillTerms(tile, task, part);
    const length = part.length;
    const deviations = tile.subarray(nTerms * TILE_ROWS, nTerms * TILE_ROWS + length);
    for (let i = 0; i < length; i++) {
      deviations[i] = y[part[i]!]! - targetMean;
      target += deviations[i]!;
    }
    addSums(sums, tile, { nTerms, length });
    for (const product of products) addProducts(sums, tile, { ...product, length });
    addProducts(sums, tile, { ...targetSums, length });
  }
  return {
    moments: sums.subarray(0, nMoments),
    withTarget: sums.subarray(nMoments, nMoments + nTerms),
    target,
    targetSquares: sums[nMoments + nTerms]!,
  };
}

function fillTerms(tile: Float64Array, { terms, columns }: TermRows, rows: Int32Array): void {
  for (let t = 0; t < terms.length; t++) {
    const { factors, parent } = terms[t]!;
    const last = factors.at(-1)!;
    const at = t * TILE_ROWS;
    if (parent === -1) {
      const column = columns[last]!;
      for (let i = 0; i < rows.length; i++) tile[at + i] = column[rows[i]!]!;
      continue;
    }
    // A feature's own term has the feature's number.
    const a = parent * TILE_ROWS;
    const b = last * TILE_ROWS;
    for (let i = 0; i < rows.length; i++) tile[at + i] = tile[a + i]! * tile[b + i]!;
  }
}

function addSums(
  sums: Float64Array,
  tile: Float64Array,
  { nTerms, length }: { readonly nTerms: number; readonly length: number },
): void {
  for (let t = 0; t < nTerms; t++) {
    const at = t * TILE_ROWS;
    let sum = 0;
    for (let i = 0; i < length; i++) sum += tile[at + i]!;
    sums[t] = sums[t]! + sum;
  }
}

interface Products {
  readonly left: number;
  readonly rights: readonly number[];
  readonly moments: readonly number[];
  readonly length: number;
}

/** Four products at a time, so that the column that they share is loaded once. */
function addProducts(sums: Float64Array, tile: Float64Array, { left, rights, moments, length }: Products) {
  const end = rights.length - 1;
  const a = left * TILE_ROWS;
  for (let k = 0; k <= end; k += 4) {
    // Of an odd rest the last one is repeated, and not counted again.
    const b = rights[k]! * TILE_ROWS;
    const c = rights[Math.min(k + 1, end)]! * TILE_ROWS;
    const d = rights[Math.min(k + 2, end)]! * TILE_ROWS;
    const e = rights[Math.min(k + 3, end)]! * TILE_ROWS;
    let ab = 0;
    let ac = 0;
    let ad = 0;
    let ae = 0;
    for (let i = 0; i < length; i++) {
      const value = tile[a + i]!;
      ab += value * tile[b + i]!;
      ac += value * tile[c + i]!;
      ad += value * tile[d + i]!;
      ae += value * tile[e + i]!;
    }
    sums[moments[k]!] = sums[moments[k]!]! + ab;
    if (k + 1 <= end) sums[moments[k + 1]!] = sums[moments[k + 1]!]! + ac;
    if (k + 2 <= end) sums[moments[k + 2]!] = sums[moments[k + 2]!]! + ad;
    if (k + 3 <= end) sums[moments[k + 3]!] = sums[moments[k + 3]!]! + ae;
  }
}
