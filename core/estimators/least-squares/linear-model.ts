import type { FittedModel, Params } from '../../contracts/model-artefact.ts';
import { DataRefusedError } from '../../errors.ts';
import { gramOfRows } from '../../linear-algebra/gram-of-rows.ts';
import type { DesignMatrix } from '../design-matrix.ts';
import { fittedNumber, fittedNumbers, refuseNonFiniteFit, refuseUnfit } from '../fitted-values.ts';
import { countedSamples } from '../sample-weights.ts';
import { ridgePath } from './ridge-path.ts';

interface LinearModelSettings {
  readonly estimator: string;
  readonly params: Params;
  readonly alpha: number;
  readonly fitIntercept: boolean;
  /** `(nSamples,)`: how often a sample counts. @default null: once */
  readonly sampleWeight?: Float64Array | null | undefined;
}

/** Fits `coef` and `intercept` to a design matrix as it is. O(nSamples x nFeatures^2 + nFeatures^3). */
export function fitLinearModel(X: DesignMatrix, y: Float64Array, settings: LinearModelSettings): FittedModel {
  const { estimator, params, alpha, fitIntercept, sampleWeight: weights = null } = settings;
  refuseUnfit(estimator, X, y);
  const rows = countedSamples(estimator, X.nSamples, weights);
  const block = gramOfRows([...X.columns, y], rows, weights);
  const mean = block.mean.slice(0, X.nFeatures);
  const { coef, base, rank, solver } = ridgePath({
    columns: X.columns,
    y,
    rows,
    weights,
    block,
    scale: new Float64Array(X.nFeatures).fill(1),
    // Without an intercept the mean itself is fitted: one that is 0 but for rounding must not be.
    zMean: fitIntercept ? mean : mean.map((m, j) => (Math.abs(m) <= X.shiftError[j]! ? 0 : m)),
    oneHotBlocks: X.oneHotBlocks,
    fitIntercept,
  })(alpha);
  const intercept = fitIntercept ? coef.reduce((sum, weight, j) => sum - weight * mean[j]!, base) : 0;
  refuseNonFiniteFit(estimator, [intercept]);
  return { estimator, params, fitted: { coef: Array.from(coef), intercept, rank, solver } };
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
