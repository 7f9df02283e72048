import type { FittedModel } from '../contracts/model-artefact.ts';
import type { DesignMatrix } from './design-matrix.ts';
import type { Estimator } from './estimator.ts';

/** `(nSamples, nClasses)` row by row: of a model of classes, where its estimator has probabilities; else null. */
export function probabilitiesOf(
  estimator: Estimator,
  model: FittedModel,
  X: DesignMatrix,
): Float64Array | null {
  if (!Array.isArray(model.fitted.classes)) return null;
  return estimator.predictProbabilities?.(model, X) ?? null;
}
