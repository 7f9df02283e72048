import type { Expansion } from './expansion.ts';
import { refuseTooManyTerms } from './n-terms.ts';

/** A product of features. */
export interface Term {
  /** Indices of its factors, ascending; one that is named twice is squared. */
  readonly factors: readonly number[];
  /** The term of all factors but the last; -1 for a feature itself. */
  readonly parent: number;
}

/**
 * All products, in scikit-learn's order: by degree, and within one `a^2`, `a b`, `b^2`. A parent precedes its children, so
 * that each product costs one multiplication. O(terms).
 * @throws DataRefusedError for more than can be fitted
 */
export function polynomialTerms(nFeatures: number, expansion: Expansion): Term[] {
  refuseTooManyTerms(nFeatures, expansion);
  const { degree, interactionOnly } = expansion;
  const terms: Term[] = Array.from({ length: nFeatures }, (_, j) => ({ factors: [j], parent: -1 }));
  let first = 0;
  for (let k = 2; k <= degree; k++) {
    const end = terms.length;
    for (let parent = first; parent < end; parent++) {
      const { factors } = terms[parent]!;
      const last = factors.at(-1)!;
      for (let j = interactionOnly ? last + 1 : last; j < nFeatures; j++) {
        terms.push({ factors: [...factors, j], parent });
      }
    }
    first = end;
  }
  return terms;
}

/** Names of terms as scikit-learn writes them: `a`, `a^2`, `a b`. */
export function termNames(terms: readonly Term[], featureNames: readonly string[]): string[] {
  return terms.map(({ factors }) => {
    const powers = new Map<number, number>();
    for (const j of factors) powers.set(j, (powers.get(j) ?? 0) + 1);
    return [...powers]
      .map(([j, power]) => (power === 1 ? featureNames[j]! : `${featureNames[j]!}^${power}`))
      .join(' ');
  });
}
