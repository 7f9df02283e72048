import { type DistinctTerms, reduceFactors, type TermKinds } from './distinct-terms.ts';

/**
 * Which moments the Gram matrix of terms is made of: 3,486 products of the 83 terms of degree 3 in 6 features are 924
 * different ones. A moment is the sum of a product of features over the rows; those of the terms come first.
 */
export interface MomentPlan {
  readonly nTerms: number;
  readonly nMoments: number;
  /** `(nTerms, nTerms)` row by row, both triangles: the moment of a product of two terms; -1 where it is always 0. */
  readonly momentOf: Int32Array;
  /** The moments that are not of a term, each as a product of two: gathered by the first one. */
  readonly products: readonly {
    readonly left: number;
    readonly rights: readonly number[];
    readonly moments: readonly number[];
  }[];
}

/** Pairs of terms that are compared at most: a plan takes about as long as their products of a thousand rows. */
const MAX_PAIRS = 2 ** 17;
/** Products of a Gram matrix are summed four at a time, moments one by one. */
const MOMENT_COST = 2;

/** Null where the Gram matrix itself is less work. O(terms^2). */
export function momentPlan({ terms }: Pick<DistinctTerms, 'terms'>, kinds: TermKinds): MomentPlan | null {
  const nTerms = terms.length;
  const nPairs = (nTerms * (nTerms + 1)) / 2;
  if (nPairs > MAX_PAIRS) return null;
  const numbers = new Map(terms.map(({ factors }, t) => [factors.join(), t]));
  const momentOf = new Int32Array(nTerms * nTerms);
  const products: { left: number; rights: number[]; moments: number[] }[] = [];
  // The longest terms first: their products with all the others are the most that one term can have.
  for (let left = nTerms - 1; left >= 0; left--) {
    const own = { left, rights: [] as number[], moments: [] as number[] };
    for (let right = 0; right <= left; right++) {
      const factors = [...terms[left]!.factors, ...terms[right]!.factors].sort((a, b) => a - b);
      const reduced = reduceFactors(factors, kinds);
      const key = reduced?.join();
      let moment = key === undefined ? -1 : numbers.get(key);
      if (moment === undefined) {
        moment = numbers.size;
        numbers.set(key!, moment);
        own.rights.push(right);
        own.moments.push(moment);
      }
      momentOf[left * nTerms + right] = moment;
      momentOf[right * nTerms + left] = moment;
    }
    if (own.rights.length > 0) products.push(own);
  }
  if (MOMENT_COST * numbers.size > nPairs) return null;
  return { nTerms, nMoments: numbers.size, momentOf, products };
}
