import type { AffineMethod } from '../../cleaning/normalize-statistics.ts';
import type { CleanSection } from '../../contracts/config/clean-section.ts';
import type { Expansion } from '../../estimators/polynomial-features/expansion.ts';
import { isExpansionTooWide, nTerms } from '../../estimators/polynomial-features/n-terms.ts';
import { polynomialTerms } from '../../estimators/polynomial-features/terms.ts';
import type { EncodedSplit } from './encoded-split.ts';
import { type ExpandedProblem, expandedProblem } from './expanded-problem.ts';
import { type ExpandedParts, type ExpandedSplit, expandedParts, expandedSplit } from './expanded-split.ts';
import { type NormalizedColumns, normalizedColumns } from './normalized-columns.ts';

export interface ExpandedVariant {
  readonly method: AffineMethod;
  readonly expansion: Expansion;
  /** Whether equal terms stay columns of their own: see `expandedProblem`. */
  readonly keepsCopies: boolean;
}

/**
 * Problems in polynomial features. All degrees of a split and normalisation share one Gram matrix, that of the highest; all
 * splits and normalisations share one set of sums where `encodeSplits` lets them.
 * @param expansions those of all candidates
 * @returns throws DataRefusedError for an expansion of more columns than can be fitted
 */
export function expandedVariants(
  expansions: readonly Expansion[],
  options: CleanSection['normalize'],
): (encoded: EncodedSplit, variant: ExpandedVariant) => ExpandedProblem {
  const partsOf = new WeakMap<EncodedSplit['parts'], Map<string, ExpandedParts>>();
  const splitsOf = new WeakMap<EncodedSplit, Map<string, NormalizedSplit>>();
  return (encoded, { method, expansion, keepsCopies }) => {
    const nColumns = encoded.columns.length;
    // What is too wide is refused before the others' share of the work is done.
    const terms = polynomialTerms(nColumns, expansion);
    const widest = widestFor(expansion, expansions, nColumns);
    const key = `${widest.degree} ${widest.interactionOnly}`;
    const parts = cached(memberOf(partsOf, encoded.parts), key, () => expandedParts(encoded, widest));
    const { normalized, split } = cached(memberOf(splitsOf, encoded), `${key} ${method}`, () => {
      const own = normalizedColumns(encoded, method, options);
      return { normalized: own, split: expandedSplit(encoded, parts, own) };
    });
    return expandedProblem({ encoded, parts, normalized, split }, { terms, expansion, keepsCopies });
  };
}

interface NormalizedSplit {
  readonly normalized: NormalizedColumns;
  readonly split: ExpandedSplit;
}

/** The widest of the expansions, of those that can be fitted, that holds all terms of this one. */
function widestFor(own: Expansion, expansions: readonly Expansion[], nColumns: number): Expansion {
  const usable = expansions.filter((each) => !isExpansionTooWide(nTerms(nColumns, each), each));
  const highest = (interactionOnly: boolean) =>
    Math.max(
      0,
      ...usable.filter((each) => each.interactionOnly === interactionOnly).map(({ degree }) => degree),
    );
  const full = highest(false);
  // Interactions are among the terms of a full expansion; a part of the problem is chosen either way.
  if (!own.interactionOnly || own.degree <= full) return { degree: full, interactionOnly: false };
  return { degree: highest(true), interactionOnly: true };
}

function memberOf<Key extends object, Value>(
  maps: WeakMap<Key, Map<string, Value>>,
  key: Key,
): Map<string, Value> {
  const known = maps.get(key) ?? new Map<string, Value>();
  maps.set(key, known);
  return known;
}

function cached<Value>(values: Map<string, Value>, key: string, compute: () => Value): Value {
  const known = values.get(key);
  if (known !== undefined) return known;
  const value = compute();
  values.set(key, value);
  return value;
}
