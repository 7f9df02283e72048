import type { FittedModel, Params } from '../../contracts/model-artefact.ts';
import { DataRefusedError } from '../../errors.ts';
import { gramOfRows } from '../../linear-algebra/gram-of-rows.ts';
import type { DesignMatrix } from '../design-matrix.ts';
import { fittedNumber, fittedNumbers, refuseNonFiniteFit, refuseUnfit } from '../fitted-values.ts';
import { leastSquaresPath } from './least-squares-path.ts';
import { type LeastSquaresName, leastSquaresSettings } from './settings.ts';

interface LinearModelSettings {
  readonly estimator: LeastSquaresName;
  readonly params: Params;
}

/**
 * Fits `coef` and `intercept` to a design matrix as it is. O(nSamples x nFeatures^2 + nFeatures^3).
 * @throws ConfigurationError for a parameter that cannot be used
 */
export function fitLinearModel(X: DesignMatrix, y: Float64Array, settings: LinearModelSettings): FittedModel {
  const { estimator, params } = settings;
  const { fitIntercept, ...penalty } = leastSquaresSettings(estimator, params);
  refuseUnfit(estimator, X, y);
  const rows = Int32Array.from({ length: X.nSamples }, (_, row) => row);
  const block = gramOfRows([...X.columns, y], rows);
  const mean = block.mean.slice(0, X.nFeatures);
  const [fit] = leastSquaresPath({
    columns: X.columns,
    y,
    rows,
    block,
    scale: new Float64Array(X.nFeatures).fill(1),
    // Without an intercept the mean itself is fitted: one that is 0 but for rounding must not be.
    zMean: fitIntercept ? mean : mean.map((m, j) => (Math.abs(m) <= X.shiftError[j]! ? 0 : m)),
    oneHotBlocks: X.oneHotBlocks,
    fitIntercept,
  })([penalty]);
  if (fit instanceof Error) throw fit;
  const { coef, base, rank, solver, descent = {} } = fit!;
  const intercept = fitIntercept ? coef.reduce((sum, weight, j) => sum - weight * mean[j]!, base) : 0;
  refuseNonFiniteFit(estimator, [intercept]);
  return { estimator, params, fitted: { coef: Array.from(coef), intercept, rank, solver, ...descent } };
}

/** `intercept + X coef`, `(nSamples,)`. O(nSamples x nFeatures). */
export function predictLinearModel(model: FittedModel, X: DesignMatrix): Float64Array {
  const coef = fittedNumbers(model, 'coef');
  if (coef.length !== X.nFeatures) {
    throw new DataRefusedError({
      where: `${model.estimator} predict`,
      found: `${X.nFeatures} features`,
      allowed: `the ${coef.length} that the model was fitted on`,
    });
  }
  const predictions = new Float64Array(X.nSamples).fill(fittedNumber(model, 'intercept'));
  for (const [j, weight] of coef.entries()) {
    const column = X.columns[j]!;
    for (let i = 0; i < predictions.length; i++) predictions[i] = predictions[i]! + weight * column[i]!;
  }
  return predictions;
}
