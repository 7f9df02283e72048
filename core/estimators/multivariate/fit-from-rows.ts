import { independentColumns } from '../../linear-algebra/independent-columns.ts';
import { leastSquares } from '../../linear-algebra/least-squares.ts';
import { meanOf } from '../../linear-algebra/mean.ts';
import type { DesignMatrix } from '../design-matrix.ts';
import { refuseNonFiniteFit } from '../fitted-values.ts';
import { refuseLostPrecision } from '../lost-precision.ts';
import { standardCoordinate } from '../univariate/coordinate.ts';
import { libraryWeights } from './library-weights.ts';
import type { MultivariateFit } from './multivariate-fit.ts';

/** The fit where columns are dependent or nearly so: independent ones are chosen, and the result is checked, on the rows. */
export function fitFromRows(X: DesignMatrix, y: Float64Array): MultivariateFit {
  // A constant column keeps its scale: centred it is 0, and depends on anything.
  const coordinates = X.columns.map(standardCoordinate).map(({ centre, scale }) => ({
    centre,
    scale: scale > 0 ? scale : 1,
  }));
  const standardised = X.columns.map((column, j) => {
    const { centre, scale } = coordinates[j]!;
    return column.map((value) => (value - centre) / scale);
  });
  const kept = independentColumns(standardised);
  const constant = meanOf(y);
  const columns = kept.map((j) => standardised[j]!);
  const target = y.map((value) => value - constant);
  const weights = kept.length === 0 ? [] : checkedWeights(columns, target);
  return {
    kept,
    weights: weights.map((weight, k) => weight / coordinates[kept[k]!]!.scale),
    centres: kept.map((j) => coordinates[j]!.centre),
    constant,
  };
}

/** The library's weights of independent columns, held against the least squares of the rows. */
function checkedWeights(columns: readonly Float64Array[], y: Float64Array): number[] {
  const weights = libraryWeights(columns, y);
  refuseNonFiniteFit('multivariateLinear', weights);
  const { coef } = leastSquares({ columns, y });
  const [found, best] = [weights, coef].map((each) => linearValues(columns, each));
  refuseLostPrecision({ estimator: 'multivariateLinear', y, found: found!, best: best! });
  return weights;
}

function linearValues(columns: readonly Float64Array[], coef: ArrayLike<number>): Float64Array {
  const values = new Float64Array(columns[0]?.length ?? 0);
  for (const [j, column] of columns.entries()) {
    for (let i = 0; i < values.length; i++) values[i] = values[i]! + coef[j]! * column[i]!;
  }
  return values;
}
