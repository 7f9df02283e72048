import type { FeatureKinds } from './feature-kinds.ts';
import type { Term } from './terms.ts';

/** Terms of which no two are one column by construction, and what they stand for. */
export interface DistinctTerms {
  /** Parents are positions among these. */
  readonly terms: readonly Term[];
  /** How many of the original terms each stands for. */
  readonly multiplicity: Float64Array;
  /** For each of the original terms its position among these; -1 where it is 0 in every row. */
  readonly positionOf: Int32Array;
  /** The position of the term that a product of ascending factors is; -1 where it is 0; `undefined` where it is none of them. */
  readonly find: (factors: readonly number[]) => number | undefined;
}

export type TermKinds = Pick<FeatureKinds, 'isIndicator' | 'blockOf'>;

/**
 * Powers of a column of 0 and 1 are the column again, and two levels of a category are never both 1. scikit-learn keeps
 * such columns. `m` copies of one column share its coefficient `w` in equal parts, under a penalty as in the solution of
 * least norm: that is one column times `sqrt(m)` with the coefficient `w / sqrt(m)`, as `m (w / m)^2 = (w / sqrt(m))^2`. So
 * each is fitted once. O(terms).
 */
export function distinctTerms(terms: readonly Term[], kinds: TermKinds): DistinctTerms {
  const distinct: Term[] = [];
  const counts: number[] = [];
  const positions = new Map<string, number>();
  const find = (factors: readonly number[]) => {
    const reduced = reduceFactors(factors, kinds);
    return reduced === null ? -1 : positions.get(reduced.join());
  };
  const positionOf = Int32Array.from(terms, ({ factors }) => {
    const known = find(factors);
    if (known !== undefined) {
      if (known >= 0) counts[known]!++;
      return known;
    }
    const reduced = reduceFactors(factors, kinds)!;
    // Terms come by degree: the parent of a reduced term, which is shorter, has been met.
    const parent = reduced.length === 1 ? -1 : positions.get(reduced.slice(0, -1).join())!;
    const position = distinct.push({ factors: reduced, parent }) - 1;
    positions.set(reduced.join(), position);
    counts.push(1);
    return position;
  });
  return { terms: distinct, multiplicity: Float64Array.from(counts), positionOf, find };
}

/** Ascending factors without the repetitions of indicators; null for a product that is always 0. */
export function reduceFactors(
  factors: readonly number[],
  { isIndicator, blockOf }: TermKinds,
): readonly number[] | null {
  const reduced: number[] = [];
  for (const j of factors) {
    if (isIndicator[j]! && reduced.at(-1) === j) continue;
    if (blockOf[j] !== -1 && reduced.some((other) => blockOf[other] === blockOf[j])) return null;
    reduced.push(j);
  }
  return reduced;
}
