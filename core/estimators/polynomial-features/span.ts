import type { Expansion } from './expansion.ts';
import type { FeatureKinds } from './feature-kinds.ts';

interface ExpandedFeatures {
  readonly expansion: Expansion;
  readonly kinds: FeatureKinds;
  /** `(nFeatures,)`: one value in all training rows. */
  readonly isConstant: readonly boolean[];
}

/** What columns can reach by construction, whatever their values otherwise are. */
export interface Span {
  /** Its dimensions at most, a constant not counted. */
  readonly varying: number;
  /** Whether a constant may be in it though no column is constant. */
  readonly constant: boolean;
}

/**
 * What terms span: as many dimensions as there are terms of features that vary, without powers that a feature of few values
 * does not need, and without the last level of each category, since it is 1 less the others, and a product with it is that of
 * fewer factors less the others'. The square of a feature of two values is a multiple of the feature and a constant, unless
 * one of them is 0. Exact where the values have no further dependency. O(features x degree^2).
 */
export function spanOfTerms({ expansion, kinds, isConstant }: ExpandedFeatures): Span {
  const { degree, interactionOnly } = expansion;
  const { blockOf, isIndicator, nValues } = kinds;
  let counts: readonly number[] = Array.from({ length: degree + 1 }, (_, k) => (k === 0 ? 1 : 0));
  let constant = false;
  const levels = new Map<number, number>();
  for (const [j, block] of blockOf.entries()) {
    if (isConstant[j]!) continue;
    if (block !== -1) {
      levels.set(block, (levels.get(block) ?? 0) + 1);
      continue;
    }
    const highest = interactionOnly ? 1 : degree;
    if (nValues[j]! <= highest && !isIndicator[j]!) constant = true;
    counts = times(counts, new Array<number>(Math.min(highest, nValues[j]! - 1) + 1).fill(1));
  }
  for (const nLevels of levels.values()) counts = times(counts, [1, nLevels - 1]);
  return { varying: counts.reduce((sum, count) => sum + count, 0) - 1, constant };
}

/** The product of two series that count terms by their degree, up to the degree of the first. */
function times(a: readonly number[], b: readonly number[]): readonly number[] {
  return a.map((_, k) => b.reduce((sum, count, i) => sum + (i <= k ? count * a[k - i]! : 0), 0));
}
