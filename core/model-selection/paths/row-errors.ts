import type { EncodedSplit } from './encoded-split.ts';

/** Predicts `base + sum of weights[j] * (column[j] - mean of column[j] in the training part)`. */
export interface LinearPredictor {
  /** `(p,)`, of the columns before normalisation */
  readonly weights: Float64Array;
  readonly base: number;
}

interface RowErrors {
  readonly absoluteError: number;
  readonly squaredError: number;
}

/** Rows a tile: 20 columns of it fit the first-level cache beside the weights. */
const TILE_ROWS = 128;
/** Predictors whose sums are held in registers at once, for two rows each. */
const GROUP = 4;

/** Errors of each predictor on the test rows, all in one pass over them. O(rows x p x predictors). */
export function rowErrors(split: EncodedSplit, predictors: readonly LinearPredictor[]): RowErrors[] {
  if (predictors.length === 0) return [];
  const { columns, y, test, trainBlock } = split;
  const p = columns.length;
  const groups = groupsOf(predictors, p);
  const tile = new Float64Array(p * (TILE_ROWS + 1));
  const target = new Float64Array(TILE_ROWS);
  for (let start = 0; start < test.length; start += TILE_ROWS) {
    const rows = test.subarray(start, start + TILE_ROWS);
    for (let i = 0; i < rows.length; i++) target[i] = y[rows[i]!]!;
    for (let j = 0; j < p; j++) {
      const column = columns[j]!;
      const mean = trainBlock.mean[j]!;
      for (let i = 0; i < rows.length; i++) tile[i * p + j] = column[rows[i]!]! - mean;
    }
    for (const group of groups) addErrors(group, tile, target.subarray(0, rows.length));
  }
  return predictors.map((_, index) => {
    const { absolute, squared } = groups[Math.floor(index / GROUP)]!;
    return { absoluteError: absolute[index % GROUP]!, squaredError: squared[index % GROUP]! };
  });
}

interface PredictorGroup {
  /** `(p, GROUP)` row by row; the last group is filled up with zeros. */
  readonly weights: Float64Array;
  /** `(GROUP,)` */
  readonly base: Float64Array;
  readonly absolute: Float64Array;
  readonly squared: Float64Array;
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
    return { weights, base, absolute: new Float64Array(GROUP), squared: new Float64Array(GROUP) };
  });
}

/** Two rows by four predictors at a time, so that each number loaded is used several times. */
function addErrors(group: PredictorGroup, tile: Float64Array, target: Float64Array): void {
  const { weights, base } = group;
  const p = weights.length / GROUP;
  for (let i = 0; i < target.length; i += 2) {
    let a0 = base[0]!;
    let a1 = base[1]!;
    let a2 = base[2]!;
    let a3 = base[3]!;
    let b0 = a0;
    let b1 = a1;
    let b2 = a2;
    let b3 = a3;
    let at = i * p;
    // Of an odd last row the partner is what the tile held before, and is not counted.
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
    const truth = target[i]!;
    count(group, 0, truth - a0);
    count(group, 1, truth - a1);
    count(group, 2, truth - a2);
    count(group, 3, truth - a3);
    if (i + 1 === target.length) return;
    const next = target[i + 1]!;
    count(group, 0, next - b0);
    count(group, 1, next - b1);
    count(group, 2, next - b2);
    count(group, 3, next - b3);
  }
}

function count({ absolute, squared }: PredictorGroup, k: number, error: number): void {
  absolute[k] = absolute[k]! + Math.abs(error);
  squared[k] = squared[k]! + error * error;
}
