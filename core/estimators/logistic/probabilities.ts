import type { FittedModel } from '../../contracts/model-artefact.ts';
import { DataRefusedError } from '../../errors.ts';
import type { DesignMatrix } from '../design-matrix.ts';
import { fittedNumbers, fittedRows, fittedTexts } from '../fitted-values.ts';

/**
 * `(nSamples, nClasses)` row by row: the logistic function of the margins `intercept + X coef` for two classes, their softmax for
 * more. Exponents are at most 0, so that nothing overflows. 0 for a class that the training part did not have.
 * O(nSamples x nFeatures x nClasses).
 */
export function logisticProbabilities(model: FittedModel, X: DesignMatrix): Float64Array {
  const nClasses = fittedTexts(model, 'classes').length;
  const present = fittedNumbers(model, 'present');
  const margins = marginsOf(model, X);
  const result = new Float64Array(X.nSamples * nClasses);
  if (margins.length === 1) putTwo(margins[0]!, result, { nClasses, present });
  else putSoftmax(margins, result, { nClasses, present });
  return result;
}

/** The likeliest class of each row, the lowest of equals, `(nSamples,)`. O(nSamples x nClasses). */
export function likeliestClasses(probabilities: Float64Array, nClasses: number): Float64Array {
  const result = new Float64Array(probabilities.length / nClasses);
  for (let i = 0; i < result.length; i++) {
    let best = 0;
    for (let c = 1; c < nClasses; c++)
      if (probabilities[i * nClasses + c]! > probabilities[i * nClasses + best]!) best = c;
    result[i] = best;
  }
  return result;
}

/** One vector of `(nSamples,)` for each row of coefficients. */
function marginsOf(model: FittedModel, X: DesignMatrix): Float64Array[] {
  const intercept = fittedNumbers(model, 'intercept');
  return fittedRows(model, 'coef').map((coef, a) => {
    if (coef.length !== X.nFeatures) {
      throw new DataRefusedError({
        where: 'logistic predict',
        found: `${X.nFeatures} features`,
        allowed: `the ${coef.length} that the model was fitted on`,
      });
    }
    const margins = new Float64Array(X.nSamples).fill(intercept[a]!);
    for (const [j, slope] of coef.entries()) {
      const column = X.columns[j]!;
      for (let i = 0; i < margins.length; i++) margins[i] = margins[i]! + slope * column[i]!;
    }
    return margins;
  });
}

interface Layout {
  readonly nClasses: number;
  readonly present: readonly number[];
}

function putTwo(margins: Float64Array, result: Float64Array, { nClasses, present }: Layout): void {
  for (let i = 0; i < margins.length; i++) {
    const margin = margins[i]!;
    const e = Math.exp(-Math.abs(margin));
    const likelier = 1 / (1 + e);
    result[i * nClasses + present[margin > 0 ? 1 : 0]!] = likelier;
    result[i * nClasses + present[margin > 0 ? 0 : 1]!] = e * likelier;
  }
}

function putSoftmax(
  margins: readonly Float64Array[],
  result: Float64Array,
  { nClasses, present }: Layout,
): void {
  for (let i = 0; i < result.length / nClasses; i++) {
    let most = Number.NEGATIVE_INFINITY;
    for (const margin of margins) most = Math.max(most, margin[i]!);
    let sum = 0;
    for (const [a, margin] of margins.entries()) {
      const e = Math.exp(margin[i]! - most);
      result[i * nClasses + present[a]!] = e;
      sum += e;
    }
    for (const number of present) result[i * nClasses + number] = result[i * nClasses + number]! / sum;
  }
}
