import { DataRefusedError } from '../../errors.ts';
import type { Expansion } from './expansion.ts';

/** Their Gram matrix has 4 million entries, and its eigenvalues take minutes. */
export const MAX_TERMS = 2_000;

/**
 * How many columns an expansion makes of `nFeatures`: sums of `C(nFeatures + k - 1, k)`, or `C(nFeatures, k)` for interactions
 * alone, over k = 1 to the degree.
 */
export function nTerms(nFeatures: number, { degree, interactionOnly }: Expansion): number {
  let total = 0;
  let ofDegree = 1;
  for (let k = 1; k <= degree; k++) {
    ofDegree = (ofDegree * (interactionOnly ? nFeatures - k + 1 : nFeatures + k - 1)) / k;
    if (ofDegree <= 0) break;
    total += ofDegree;
  }
  return total;
}

/** @throws DataRefusedError for an expansion of more columns than can be fitted */
export function refuseTooManyTerms(nFeatures: number, expansion: Expansion): void {
  const count = nTerms(nFeatures, expansion);
  if (!isExpansionTooWide(count, expansion)) return;
  const { degree, interactionOnly } = expansion;
  throw new DataRefusedError({
    where: `degree ${degree}${interactionOnly ? ', interactions only' : ''}`,
    found: `polynomial features of ${nFeatures} columns are ${count} columns`,
    allowed: `at most ${MAX_TERMS}`,
    todo: 'Lower the degree, set interactionOnly, leave features out with data.ignore, or merge rare levels with clean.infrequent',
  });
}

/** What is not expanded has no limit. */
export function isExpansionTooWide(count: number, { degree }: Expansion): boolean {
  return degree > 1 && count > MAX_TERMS;
}
