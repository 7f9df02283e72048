import type { DistinctTerms } from '../../estimators/polynomial-features/distinct-terms.ts';
import { gramOfMoments } from '../../estimators/polynomial-features/gram-of-moments.ts';
import { gramOfTerms } from '../../estimators/polynomial-features/gram-of-terms.ts';
import { momentPlan } from '../../estimators/polynomial-features/moment-plan.ts';
import { type GramBlock, mergeGramBlocks } from '../../linear-algebra/gram-block.ts';
import type { CommonCoordinates } from './common-coordinates.ts';
import { membershipClasses } from './membership-classes.ts';
import { isSharingCheaper } from './part-grams.ts';

interface ExpandedParts {
  readonly coordinates: CommonCoordinates;
  readonly distinct: DistinctTerms;
  /** `(nRows,)` */
  readonly y: Float64Array;
  readonly parts: readonly Int32Array[];
}

/**
 * The Gram block of the terms of common coordinates, of each part, as `partGrams`; summed as moments where these are fewer than
 * the products of terms. O(rows x min(moments, terms^2)).
 */
export function expandedPartGrams(task: ExpandedParts): (part: number) => GramBlock {
  const { coordinates, distinct, y, parts } = task;
  const { values: columns, kinds } = coordinates;
  const { terms } = distinct;
  const plan = momentPlan(distinct, kinds);
  const gramOf = (rows: Int32Array): GramBlock => {
    const input = { terms, columns, y, rows };
    return (plan === null ? null : gramOfMoments(plan, input)) ?? gramOfTerms(input);
  };
  const q = terms.length + 1;
  const classes = membershipClasses(parts, y.length);
  if (classes === undefined || !isSharingCheaper(classes, parts, q)) return (part) => gramOf(parts[part]!);
  const blocks = classes.rows.map(gramOf);
  return (part) =>
    mergeGramBlocks(
      Array.from(classes.ofPart[part]!, (index) => blocks[index]!),
      q,
    );
}
