import { emptyGramBlock, type GramBlock } from './gram-block.ts';

/** Rows a tile: 21 columns of it fill the first-level cache. */
const TILE_ROWS = 128;

/**
 * The Gram block of some rows. Two passes: the mean first, then the products of deviations from it, tile by tile, corrected by
 * what rounding left of the deviations' sum. O(rows x q^2).
 * Source: the corrected two-pass algorithm of Chan, Golub, LeVeque, "Algorithms for computing the sample variance", 1983.
 * @param columns `q` arrays of `(nRows,)`, the target last
 * @param rows indices into them, in any order; a row named twice counts twice
 */
export function gramOfRows(columns: readonly Float64Array[], rows: Int32Array): GramBlock {
  const q = columns.length;
  const block = emptyGramBlock(q);
  if (rows.length === 0) return block;
  for (let j = 0; j < q; j++) summarise(columns[j]!, rows, { block, j });
  const tile = new Float64Array(q * TILE_ROWS);
  const residual = new Float64Array(q);
  for (let start = 0; start < rows.length; start += TILE_ROWS) {
    const part = rows.subarray(start, start + TILE_ROWS);
    for (let j = 0; j < q; j++) {
      const target = tile.subarray(j * TILE_ROWS, j * TILE_ROWS + part.length);
      residual[j] = residual[j]! + fillDeviations(columns[j]!, part, { target, mean: block.mean[j]! });
    }
    addProducts(block.comoment, tile, { q, length: part.length });
  }
  return corrected({ ...block, n: rows.length }, residual);
}

function summarise(
  column: Float64Array,
  rows: Int32Array,
  { block, j }: { block: GramBlock; j: number },
): void {
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < rows.length; i++) {
    const value = column[rows[i]!]!;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  // A constant column is exactly its own mean, whatever rounding or overflow does to the sum.
  block.mean[j] = min === max ? min : sum / rows.length;
  block.min[j] = min;
  block.max[j] = max;
}

interface DeviationTarget {
  readonly target: Float64Array;
  readonly mean: number;
}

function fillDeviations(column: Float64Array, rows: Int32Array, { target, mean }: DeviationTarget): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i++) {
    const deviation = column[rows[i]!]! - mean;
    target[i] = deviation;
    sum += deviation;
  }
  return sum;
}

interface TileShape {
  readonly q: number;
  readonly length: number;
}

/** Adds the tile's products to the upper triangle, two columns by two, so that each number loaded is used twice. */
function addProducts(comoment: Float64Array, tile: Float64Array, { q, length }: TileShape): void {
  for (let i = 0; i < q; i += 2) {
    const a = i * TILE_ROWS;
    // An odd last column is paired with itself; its second sum is not used.
    const b = i + 1 < q ? a + TILE_ROWS : a;
    for (let j = i; j < q; j += 2) {
      const c = j * TILE_ROWS;
      const d = j + 1 < q ? c + TILE_ROWS : c;
      let ac = 0;
      let ad = 0;
      let bc = 0;
      let bd = 0;
      for (let t = 0; t < length; t++) {
        const at = tile[a + t]!;
        const bt = tile[b + t]!;
        const ct = tile[c + t]!;
        const dt = tile[d + t]!;
        ac += at * ct;
        ad += at * dt;
        bc += bt * ct;
        bd += bt * dt;
      }
      comoment[i * q + j] = comoment[i * q + j]! + ac;
      if (d !== c) comoment[i * q + j + 1] = comoment[i * q + j + 1]! + ad;
      if (b === a) continue;
      if (j > i) comoment[(i + 1) * q + j] = comoment[(i + 1) * q + j]! + bc;
      if (d !== c) comoment[(i + 1) * q + j + 1] = comoment[(i + 1) * q + j + 1]! + bd;
    }
  }
}

function corrected(block: GramBlock, residual: Float64Array): GramBlock {
  const { n, comoment, mean } = block;
  const q = mean.length;
  for (let i = 0; i < q; i++) {
    for (let j = i; j < q; j++) {
      const product = comoment[i * q + j]! - residual[i]! * (residual[j]! / n);
      comoment[i * q + j] = product;
      comoment[j * q + i] = product;
    }
    mean[i] = mean[i]! + residual[i]! / n;
  }
  return block;
}
