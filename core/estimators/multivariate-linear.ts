import { MultivariateLinearRegression } from 'ml-regression';
import { independentColumns } from '../linear-algebra/independent-columns.ts';
import { leastSquares } from '../linear-algebra/least-squares.ts';
import type { Estimator } from './estimator.ts';
import { refuseNonFiniteFit, refuseUnfit } from './fitted-values.ts';
import { predictLinearModel } from './least-squares/linear-model.ts';
import { refuseLostPrecision } from './lost-precision.ts';
import { refuseUnknownParams } from './params.ts';
import { type Coordinate, standardCoordinate } from './univariate/coordinate.ts';

/**
 * A linear model of all features with an intercept, by ml-regression. It inverts `X'X`, which gives nonsense without a word
 * where features are dependent. So a column that depends on those before it (the last level of a category, a constant) is
 * left out of the fit and gets a coefficient of 0, as R's `lm` leaves it out; and the result is checked against a
 * decomposition of the rows. No parameters. O(nSamples x nFeatures²).
 * @throws DataRefusedError when the normal equations lost the solution
 */
export const multivariateLinear: Estimator = {
  name: 'multivariateLinear',
  family: 'multivariateLinear',
  complexity: () => 1,
  fit(X, y, params) {
    refuseUnknownParams('multivariateLinear', params, []);
    refuseUnfit('multivariateLinear', X, y);
    const coordinates = X.columns.map(usableCoordinate);
    const columns = X.columns.map((column, j) => inCoordinate(column, coordinates[j]!));
    const kept = independentColumns(columns);
    const { weights, constant } = checkedWeights(
      kept.map((j) => columns[j]!),
      y,
    );
    const coef = X.columns.map(() => 0);
    for (const [k, j] of kept.entries()) coef[j] = weights[k]! / coordinates[j]!.scale;
    const intercept = coordinates.reduce((sum, { centre }, j) => sum - coef[j]! * centre, constant);
    refuseNonFiniteFit('multivariateLinear', [...coef, intercept]);
    const fitted = { coef, intercept, rank: kept.length, solver: 'normalEquations' };
    return { estimator: 'multivariateLinear', params, fitted };
  },
  predict: predictLinearModel,
};

/** A constant column keeps its scale: centred it is 0, and depends on anything. */
function usableCoordinate(column: Float64Array): Coordinate {
  const { centre, scale } = standardCoordinate(column);
  return { centre, scale: scale > 0 ? scale : 1 };
}

function inCoordinate(column: Float64Array, { centre, scale }: Coordinate): Float64Array {
  return column.map((value) => (value - centre) / scale);
}

/** The library's weights of independent columns, held against the least squares of the rows. */
function checkedWeights(columns: readonly Float64Array[], y: Float64Array) {
  const mean = y.reduce((sum, value) => sum + (value - y[0]!), 0) / y.length + y[0]!;
  if (columns.length === 0) return { weights: [], constant: mean };
  const weights = libraryWeights(columns, y);
  refuseNonFiniteFit('multivariateLinear', weights);
  const constant = weights.at(-1)!;
  const { coef } = leastSquares({ columns, y: y.map((value) => value - mean) });
  refuseLostPrecision({
    estimator: 'multivariateLinear',
    y,
    found: linearValues(columns, weights, constant),
    best: linearValues(columns, coef, mean),
  });
  return { weights, constant };
}

/** A weight a feature, then the intercept. */
function libraryWeights(columns: readonly Float64Array[], y: Float64Array): number[] {
  const rows = Array.from(y, (_, i) => Float64Array.from(columns, (column) => column[i]!));
  const targets = Array.from(y, (value) => [value]);
  const { weights } = new MultivariateLinearRegression(rows, targets, { intercept: true, statistics: false });
  return weights.map((row) => row[0]!);
}

function linearValues(columns: readonly Float64Array[], coef: ArrayLike<number>, intercept: number) {
  const values = new Float64Array(columns[0]?.length ?? 0).fill(intercept);
  for (const [j, column] of columns.entries()) {
    for (let i = 0; i < values.length; i++) values[i] = values[i]! + coef[j]! * column[i]!;
  }
  return values;
}
