import { MultivariateLinearRegression } from 'ml-regression';

/** Weights without an intercept, one a column, by ml-regression, which solves `X'X w = X'y`. */
export function libraryWeights(columns: readonly Float64Array[], y: Float64Array): number[] {
  const rows = Array.from(y, (_, i) => Float64Array.from(columns, (column) => column[i]!));
  const targets = Array.from(y, (value) => [value]);
  const options = { intercept: false, statistics: false };
  return new MultivariateLinearRegression(rows, targets, options).weights.map((row) => row[0]!);
}
