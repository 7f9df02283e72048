import type { LeastSquaresProblem } from '../../../../core/estimators/least-squares/problem.ts';
import { gramOfRows } from '../../../../core/linear-algebra/gram-of-rows.ts';
import { randomColumns, range } from '../../linear-algebra/random-data.ts';

export interface SampleSettings {
  readonly seed: number;
  readonly nRows: number;
  readonly nColumns: number;
  readonly fitIntercept: boolean;
  /** Each column is that much of the one before it, from 0 to below 1. */
  readonly correlation: number;
  /** How many columns follow that are copies of the first ones, times -2. */
  readonly nCopies: number;
}

/** Columns of several scales off the origin, standardised by `scale`, and a target of some of them with noise. */
export function sampleProblem(settings: SampleSettings): LeastSquaresProblem {
  const { seed, nRows, nColumns, fitIntercept, correlation, nCopies } = settings;
  const [noise, ...columns] = randomColumns(seed, { nRows, nColumns: nColumns + 1 }) as [
    Float64Array,
    ...Float64Array[],
  ];
  for (let j = 1; j < nColumns; j++) {
    const before = columns[j - 1]!;
    columns[j] = columns[j]!.map((value, i) => correlation * before[i]! + (1 - correlation) * value);
  }
  const y = noise.map((value, i) =>
    columns.reduce((sum, column, j) => sum + (j % 3 === 1 ? 0 : j + 1) * column[i]!, 0.5 * value + 2),
  );
  const scaled = columns.map((column, j) => column.map((value) => (value + j) * 10 ** ((j % 5) - 2)));
  const copies = scaled.slice(0, nCopies).map((column) => column.map((value) => -2 * value));
  const all = [...scaled, ...copies];
  const rows = range(nRows);
  const block = gramOfRows([...all, y], rows);
  const q = all.length + 1;
  const scale = Float64Array.from(all, (_, j) => 1 / Math.sqrt(block.comoment[j * q + j]! / nRows));
  // Standardised features have a mean of 0; without an intercept some keep one.
  const zMean = Float64Array.from(all, (_, j) => (fitIntercept ? 0 : j % 2));
  return { columns: all, y, rows, block, scale, zMean, oneHotBlocks: [], fitIntercept };
}

/** `nColumns` arrays of `(nRows,)`: the features as the problem means them, row by row. */
export function featuresOf({ columns, block, scale, zMean }: LeastSquaresProblem): Float64Array[] {
  return columns.map((column, j) => column.map((value) => (value - block.mean[j]!) * scale[j]! + zMean[j]!));
}
