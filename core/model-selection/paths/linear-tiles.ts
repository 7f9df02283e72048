import type { EncodedSplit } from './encoded-split.ts';

/** Predicts `base + sum of weights[j] * (column[j] - mean of column[j] in the training part)`. */
export interface LinearPredictor {
  /** `(p,)`, of the columns before normalisation */
  readonly weights: Float64Array;
  readonly base: number;
}

/** What a group of `GROUP` predictors says of the rows of a tile. */
export interface PredictedTile {
  /** Of the first predictor of the group, and of the first row in the test part. */
  readonly predictor: number;
  readonly start: number;
  readonly nRows: number;
  /** `(TILE_ROWS, GROUP)` row by row; places beyond the predictors and the rows hold nothing of use. */
  readonly predicted: Float64Array;
}

/** Rows a tile, an even number: 20 columns of it fit the first-level cache beside the weights. */
const TILE_ROWS = 128;
/** Predictors whose sums are held in registers at once, for two rows each. */
export const GROUP = 4;

/** Predicts the test rows, tile by tile, by each group of predictors: one pass over the rows. O(rows x p x predictors). */
export function predictTiles(
  { columns, test, trainBlock }: EncodedSplit,
  predictors: readonly LinearPredictor[],
  visit: (tile: PredictedTile) => void,
): void {
  const p = columns.length;
  const groups = groupsOf(predictors, p);
  // Of an odd last row the partner is one row further.
  const tile = new Float64Array(p * (TILE_ROWS + 1));
  const predicted = new Float64Array(TILE_ROWS * GROUP);
  for (let start = 0; start < test.length; start += TILE_ROWS) {
    const rows = test.subarray(start, start + TILE_ROWS);
    for (let j = 0; j < p; j++) {
      const column = columns[j]!;
      const mean = trainBlock.mean[j]!;
      for (let i = 0; i < rows.length; i++) tile[i * p + j] = column[rows[i]!]! - mean;
    }
    for (let index = 0; index < groups.length; index++) {
      predictTile(groups[index]!, { tile, nRows: rows.length }, predicted);
      visit({ predictor: index * GROUP, start, nRows: rows.length, predicted });
    }
  }
}

interface PredictorGroup {
  /** `(p, GROUP)` row by row; the last group is filled up with zeros. */
  readonly weights: Float64Array;
  /** `(GROUP,)` */
  readonly base: Float64Array;
}

function groupsOf(predictors: readonly LinearPredictor[], p: number): PredictorGroup[] {
  return Array.from({ length: Math.ceil(predictors.length / GROUP) }, (_, index) => {
    const members = predictors.slice(index * GROUP, (index + 1) * GROUP);
    const weights = new Float64Array(p * GROUP);
    const base = new Float64Array(GROUP);
    for (const [k, predictor] of members.entries()) {
      base[k] = predictor.base;
      for (let j = 0; j < p; j++) weights[j * GROUP + k] = predictor.weights[j]!;
    }
    return { weights, base };
  });
}

/** Two rows by four predictors at a time, so that each number loaded is used several times. */
function predictTile(
  { weights, base }: PredictorGroup,
  { tile, nRows }: { tile: Float64Array; nRows: number },
  predicted: Float64Array,
): void {
  const p = weights.length / GROUP;
  for (let i = 0; i < nRows; i += 2) {
    let a0 = base[0]!;
    let a1 = base[1]!;
    let a2 = base[2]!;
    let a3 = base[3]!;
    let b0 = a0;
    let b1 = a1;
    let b2 = a2;
    let b3 = a3;
    let at = i * p;
    for (let k = 0; k < weights.length; k += GROUP, at++) {
      const a = tile[at]!;
      const b = tile[at + p]!;
      const w0 = weights[k]!;
      const w1 = weights[k + 1]!;
      const w2 = weights[k + 2]!;
      const w3 = weights[k + 3]!;
      a0 += a * w0;
      a1 += a * w1;
      a2 += a * w2;
      a3 += a * w3;
      b0 += b * w0;
      b1 += b * w1;
      b2 += b * w2;
      b3 += b * w3;
    }
    const to = i * GROUP;
    predicted[to] = a0;
    predicted[to + 1] = a1;
    predicted[to + 2] = a2;
    predicted[to + 3] = a3;
    predicted[to + 4] = b0;
    predicted[to + 5] = b1;
    predicted[to + 6] = b2;
    predicted[to + 7] = b3;
  }
}
