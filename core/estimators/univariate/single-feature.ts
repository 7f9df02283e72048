import type { Params } from '../../contracts/model-artefact.ts';
import { ConfigurationError, DataRefusedError } from '../../errors.ts';
import type { DesignMatrix } from '../design-matrix.ts';

/**
 * The one column that a univariate estimator learns from: the one named by `params.feature`, or the only one there is.
 * @throws ConfigurationError that names the features there are
 */
export function singleFeature(estimator: string, X: DesignMatrix, params: Params): string {
  const { feature } = params;
  if (feature === undefined && X.nFeatures === 1) return X.featureNames[0]!;
  if (typeof feature === 'string' && X.featureNames.includes(feature)) return feature;
  throw new ConfigurationError({
    where: `${estimator} feature`,
    found:
      feature === undefined
        ? `${estimator} fits one feature, and none is named of the ${X.nFeatures} there are`
        : `${JSON.stringify(feature)} is no column of the design matrix`,
    allowed: X.featureNames.join(', ') || 'the design matrix has no columns',
    todo: `Name one of these in the grid of ${estimator}, as feature`,
  });
}

/** The column of this name. @throws DataRefusedError when `X` lacks it */
export function columnNamed(estimator: string, X: DesignMatrix, feature: string): Float64Array {
  const column = X.columns[X.featureNames.indexOf(feature)];
  if (column !== undefined) return column;
  throw new DataRefusedError({
    where: `${estimator} predict`,
    found: `no feature ${JSON.stringify(feature)}, on which the model was fitted`,
    allowed: X.featureNames.join(', ') || 'the design matrix has no columns',
  });
}
