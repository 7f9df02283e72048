import type { PathTask } from '../../core/model-selection/paths/path-task.ts';
import { type RandomSource, seededGenerator, shuffle } from '../../core/random/seeded-generator.ts';
import { type DataShape, N_FOLDS } from './search-case.ts';

/** What both sides search on. */
export interface BenchData {
  /** `nFeatures` arrays of `(nRows,)`, `NaN` where missing */
  readonly columns: readonly Float64Array[];
  /** `(nRows,)`: numbers, or 0 and 1 */
  readonly y: Float64Array;
  /** `(nRows,)`: which fold a row is tested in */
  readonly foldOf: Float64Array;
}

/** Columns of growing mean and spread, a target that needs the first ones most, folds at random. The same for the same shape. */
export function makeData({ nRows, nFeatures, gaps, target }: DataShape): BenchData {
  const random = seededGenerator(42);
  const columns = Array.from({ length: nFeatures }, (_, j) =>
    Float64Array.from({ length: nRows }, () => written(j + (j + 1) * normal(random))),
  );
  const y = Float64Array.from({ length: nRows }, (_, row) => {
    const noisy = columns.reduce((sum, values, j) => sum + values[row]! / (j + 1) ** 2, normal(random));
    return target === 'number' ? written(noisy) : Number(noisy > 1);
  });
  // After the target, which so does not depend on what is missing.
  for (const column of columns)
    for (let row = 0; row < nRows; row++) if (random() < gaps) column[row] = Number.NaN;
  return { columns, y, foldOf: folds(nRows, random) };
}

export function splitsOf(foldOf: Float64Array): PathTask['splits'] {
  const rows = Int32Array.from(foldOf.keys());
  return Array.from({ length: N_FOLDS }, (_, fold) => ({
    train: rows.filter((row) => foldOf[row] !== fold),
    test: rows.filter((row) => foldOf[row] === fold),
  }));
}

function folds(nRows: number, random: RandomSource): Float64Array {
  const order = Int32Array.from({ length: nRows }, (_, row) => row);
  shuffle(order, random);
  const foldOf = new Float64Array(nRows);
  for (const [position, row] of order.entries()) foldOf[row] = position % N_FOLDS;
  return foldOf;
}

/** As files have numbers: with a few decimals. */
function written(value: number): number {
  return Number(value.toFixed(4));
}

/** Box-Muller. */
function normal(random: RandomSource): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
