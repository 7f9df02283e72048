import { emptyGramBlock, type GramBlock } from './gram-block.ts';
import { type GramKernel, gramKernel, PANEL, TILE_ROWS } from './gram-kernel.ts';
import { fillTile, paddedColumns, paddedRows, weighTile } from './gram-tile.ts';

/** Rows that say where a column lies. Their mean is then about a sixteenth of a standard deviation from that of all. */
const SAMPLE_ROWS = 256;
/**
 * The largest share of a sum of squares that its correction may be: what cancels is then below an eighth of it, and costs no
 * digit. A sample's mean makes it about 1 in 256; more means that the rows are not like the sample.
 */
const MOST_CORRECTED = 1 / 8;

/** A Gram block in the making. */
export interface GramSum {
  /** The row that the next tile begins with; `Infinity` after the last. */
  readonly nextRow: () => number;
  readonly addTile: () => void;
  /** Whether the deviations were from too far away: then all is to be added once more, about the mean. */
  readonly startAgain: () => boolean;
  readonly finish: () => GramBlock;
}

/** Nothing is added yet, but where the columns lie is known. O(q), and q^2 for the block. */
export function gramSum(
  columns: readonly Float64Array[],
  rows: Int32Array,
  weights: Float64Array | null,
): GramSum {
  const q = columns.length;
  const kernel = gramKernel(q);
  const block = emptyGramBlock(q);
  const { comoment, min, max, mean: origin } = block;
  const residual = new Float64Array(q);
  const nRows = rows.length;
  const n = weights === null ? nRows : sumOf(weights, rows);
  for (let j = 0; j < q && nRows > 0; j++) origin[j] = sampleMean(columns[j]!, rows);
  let start = 0;
  return {
    nextRow: () => (start < nRows ? rows[start]! : Number.POSITIVE_INFINITY),
    addTile() {
      const part = rows.subarray(start, start + TILE_ROWS);
      start += TILE_ROWS;
      fillTile(kernel, { columns, rows: part, origin });
      const nPadded = paddedRows(part.length);
      kernel.centre(q, nPadded);
      for (let j = 0; j < q; j++) {
        if (weights === null) residual[j] = residual[j]! + kernel.found[3 * j]!;
        min[j] = Math.min(min[j]!, kernel.found[3 * j + 1]!);
        max[j] = Math.max(max[j]!, kernel.found[3 * j + 2]!);
      }
      if (weights !== null) weighTile(kernel.tile, { weights, rows: part, residual });
      addProducts(kernel, comoment, { q, nPadded });
    },
    startAgain() {
      const isNear = residual.every((sum, j) => sum * (sum / n) <= MOST_CORRECTED * comoment[j * q + j]!);
      if (nRows === 0 || isNear) return false;
      for (let j = 0; j < q; j++) {
        origin[j] = within(origin[j]! + residual[j]! / n, min[j]!, max[j]!);
      }
      comoment.fill(0);
      residual.fill(0);
      start = 0;
      return true;
    },
    finish: () => (nRows === 0 ? block : corrected({ ...block, n }, residual)),
  };
}

/** Of evenly spaced rows. A constant column is exactly its own mean, whatever rounding or overflow does to the sum. */
function sampleMean(column: Float64Array, rows: Int32Array): number {
  const step = Math.max(1, Math.floor(rows.length / SAMPLE_ROWS));
  let sum = 0;
  let count = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < rows.length; i += step) {
    const value = column[rows[i]!]!;
    sum += value;
    count++;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return within(sum / count, min, max);
}

/** Also of a sum that is not finite. */
function within(value: number, min: number, max: number): number {
  if (value < min) return min;
  return value > max ? max : value;
}

function sumOf(weights: Float64Array, rows: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i++) sum += weights[rows[i]!]!;
  return sum;
}

/** To the upper triangle. */
function addProducts(
  { products, panel }: GramKernel,
  comoment: Float64Array,
  { q, nPadded }: { q: number; nPadded: number },
): void {
  const width = paddedColumns(q);
  for (let first = 0; first < q; first += PANEL) {
    products(first, width, nPadded);
    const end = Math.min(q, first + PANEL);
    for (let i = first; i < end; i++) {
      const from = (i - first) * width;
      for (let j = i; j < q; j++) comoment[i * q + j] = comoment[i * q + j]! + panel[from + j]!;
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
