import type { FittedModel } from '../../contracts/model-artefact.ts';
import { DataRefusedError } from '../../errors.ts';
import { gramOfRows } from '../../linear-algebra/gram-of-rows.ts';
import type { DesignMatrix } from '../design-matrix.ts';
import { fittedNumber, fittedNumbers, refuseNonFiniteFit, refuseUnfit } from '../fitted-values.ts';
import { expandColumns } from '../polynomial-features/expand-columns.ts';
import { expansionOf, isExpanded, refuseWeightedExpansion } from '../polynomial-features/expansion.ts';
import { polynomialTerms } from '../polynomial-features/terms.ts';
import { countedSamples } from '../sample-weights.ts';
import { fitExpandedModel } from './expanded-model.ts';
import { leastSquaresPath } from './least-squares-path.ts';
import { type LinearModelSettings, leastSquaresSettings } from './settings.ts';

/**
 * Fits `coef` and `intercept` to a design matrix as it is. O(nSamples x nFeatures^2 + nFeatures^3).
 * @throws ConfigurationError for a parameter that cannot be used
 */
export function fitLinearModel(X: DesignMatrix, y: Float64Array, settings: LinearModelSettings): FittedModel {
  const { estimator, params, sampleWeight: weights = null } = settings;
  const { fitIntercept, expansion, ...penalty } = leastSquaresSettings(estimator, params);
  refuseUnfit(estimator, X, y);
  if (isExpanded(expansion)) {
    if (weights !== null) refuseWeightedExpansion(estimator);
    return fitExpandedModel(X, y, settings);
  }
  const rows = countedSamples(estimator, X.nSamples, weights);
  const block = gramOfRows([...X.columns, y], rows, weights);
  const mean = block.mean.slice(0, X.nFeatures);
  const [fit] = leastSquaresPath({
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
  })([penalty]);
  if (fit instanceof Error) throw fit;
  const { coef, base, rank, solver, descent = {} } = fit!;
  const intercept = fitIntercept ? coef.reduce((sum, weight, j) => sum - weight * mean[j]!, base) : 0;
  refuseNonFiniteFit(estimator, [intercept]);
  return { estimator, params, fitted: { coef: Array.from(coef), intercept, rank, solver, ...descent } };
}

/** Rows that are predicted at once, so that the polynomial features of all of them are never in memory. */
const CHUNK_ROWS = 1_024;

/** `intercept + X coef`, of the polynomial features where the model has a degree. `(nSamples,)`. O(nSamples x coefficients). */
export function predictLinearModel(model: FittedModel, X: DesignMatrix): Float64Array {
  const coef = fittedNumbers(model, 'coef');
  const terms = polynomialTerms(X.nFeatures, expansionOf(model.estimator, model.params));
  if (coef.length !== terms.length) {
    throw new DataRefusedError({
      where: `${model.estimator} predict`,
      found: `${X.nFeatures} features${terms.length === X.nFeatures ? '' : `, expanded to ${terms.length}`}`,
      allowed: `the ${coef.length} that the model was fitted on`,
    });
  }
  const predictions = new Float64Array(X.nSamples).fill(fittedNumber(model, 'intercept'));
  for (let start = 0; start < X.nSamples; start += CHUNK_ROWS) {
    const chunk = predictions.subarray(start, start + CHUNK_ROWS);
    const columns = X.columns.map((column) => column.subarray(start, start + CHUNK_ROWS));
    for (const [t, column] of expandColumns(terms, columns).entries()) {
      const weight = coef[t]!;
      for (let i = 0; i < chunk.length; i++) chunk[i] = chunk[i]! + weight * column[i]!;
    }
  }
  return predictions;
}
