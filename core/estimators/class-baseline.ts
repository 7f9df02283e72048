import type { FittedModel, Params } from '../contracts/model-artefact.ts';
import { classTotals } from './class-totals.ts';
import type { DesignMatrix } from './design-matrix.ts';
import { fittedNumbers, refuseUnfit } from './fitted-values.ts';
import { choiceParam } from './params.ts';

/** Of the baseline for classes: their shares as probabilities, or the most frequent one for certain. */
export const CLASS_STRATEGIES = ['prior', 'mostFrequent'] as const;

interface ClassTraining {
  readonly X: DesignMatrix;
  /** `(nSamples,)`, numbers of classes */
  readonly y: Float64Array;
  readonly nClasses: number;
  readonly sampleWeight: Float64Array | null;
}

/**
 * The probabilities that every row gets. Both strategies predict the class of most weight, the lowest of equals. scikit-learn's
 * DummyClassifier. O(nSamples).
 * @throws DataRefusedError for classes or weights that cannot be used
 */
export function fitClassBaseline({ X, ...rows }: ClassTraining, params: Params): FittedModel {
  refuseUnfit('dummy', X, rows.y);
  const strategy = choiceParam(params, { estimator: 'dummy', name: 'strategy' }, CLASS_STRATEGIES);
  const totals = classTotals('dummy', rows);
  const most = likeliest(totals);
  const total = totals.reduce((sum, value) => sum + value, 0);
  const probabilities = Array.from(totals, (value, number) =>
    strategy === 'prior' ? value / total : number === most ? 1 : 0,
  );
  return { estimator: 'dummy', params, fitted: { probabilities } };
}

export function predictClassBaseline(model: FittedModel, X: DesignMatrix): Float64Array {
  return new Float64Array(X.nSamples).fill(likeliest(fittedNumbers(model, 'probabilities')));
}

/** `(nSamples, nClasses)` row by row, the same in each. */
export function classBaselineProbabilities(model: FittedModel, X: DesignMatrix): Float64Array {
  const row = fittedNumbers(model, 'probabilities');
  const result = new Float64Array(X.nSamples * row.length);
  for (let at = 0; at < result.length; at += row.length) result.set(row, at);
  return result;
}

/** The place of the largest, the first of equals. */
function likeliest(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
