import { changeBasis, termsInOtherFeatures } from '../../estimators/polynomial-features/basis-change.ts';
import { type DistinctTerms, distinctTerms } from '../../estimators/polynomial-features/distinct-terms.ts';
import { expandColumns } from '../../estimators/polynomial-features/expand-columns.ts';
import type { Expansion } from '../../estimators/polynomial-features/expansion.ts';
import { gather, gramOfTerms } from '../../estimators/polynomial-features/gram-of-terms.ts';
import { polynomialTerms } from '../../estimators/polynomial-features/terms.ts';
import type { GramBlock } from '../../linear-algebra/gram-block.ts';
import { type CommonCoordinates, commonCoordinates } from './common-coordinates.ts';
import type { EncodedSplit } from './encoded-split.ts';
import { expandedPartGrams } from './expanded-part-grams.ts';
import type { NormalizedColumns } from './normalized-columns.ts';

/** What the splits of one set of parts share: sums of terms, in coordinates that no normalisation has a say in. */
export interface ExpandedParts {
  readonly coordinates: CommonCoordinates;
  /** Of normalised columns. */
  readonly distinct: DistinctTerms;
  /** Of common coordinates. */
  readonly common: DistinctTerms;
  readonly gramOf: (part: number) => GramBlock;
}

/** @param expansion that of all candidates */
export function expandedParts(encoded: EncodedSplit, expansion: Expansion): ExpandedParts {
  const { columns, y, parts } = encoded;
  const all = polynomialTerms(columns.length, expansion);
  const coordinates = commonCoordinates(encoded);
  const common = distinctTerms(all, coordinates.kinds);
  return {
    coordinates,
    distinct: distinctTerms(all, coordinates.normalizedKinds),
    common,
    gramOf: expandedPartGrams({ coordinates, distinct: common, y, parts }),
  };
}

/** One split of normalised columns, expanded: a column for each distinct term, made when first asked for. */
export interface ExpandedSplit {
  readonly columns: readonly Float64Array[];
  /** The same of the test rows alone, in their order, which are scored far more often than rows are fitted. */
  readonly testColumns: readonly Float64Array[];
  readonly testTarget: Float64Array;
  /** Indices into them: all, in order. */
  readonly testRows: Int32Array;
  /** Of terms and target, the target last; ranges as in `gramOfMoments`, or those of the rows. */
  readonly trainBlock: GramBlock;
  readonly testBlock: GramBlock;
}

/**
 * The blocks of a split's normalised columns follow from the sums that splits share, by a change of basis; where that would
 * lose digits, they are summed over the split's rows. O(entries x terms), or O(rows x terms^2).
 */
export function expandedSplit(
  encoded: EncodedSplit,
  parts: ExpandedParts,
  normalized: NormalizedColumns,
): ExpandedSplit {
  const { y, train, test, trainPart } = encoded;
  const { terms } = parts.distinct;
  const { centre, spread } = parts.coordinates;
  const changes = termsInOtherFeatures(terms, {
    others: parts.common,
    slope: spread.map((value, j) => value * normalized.scale[j]!),
    offset: centre.map((value, j) => normalized.at(j, value)),
  });
  const blockOf = (part: number, rows: Int32Array, raw: GramBlock): GramBlock => {
    const block = parts.gramOf(part);
    const isConstant = constantTerms(block, { raw, normalized, parts });
    const changed = block.n === 0 ? null : changeBasis(block, { changes, isConstant });
    return changed ?? gramOfTerms({ terms, columns: normalized.columns(), y, rows });
  };
  let columns: readonly Float64Array[] | undefined;
  let testColumns: readonly Float64Array[] | undefined;
  return {
    get columns() {
      columns ??= expandColumns(terms, normalized.columns());
      return columns;
    },
    get testColumns() {
      testColumns ??= expandColumns(terms, normalized.atRows(test));
      return testColumns;
    },
    testTarget: gather(y, test),
    testRows: test.map((_, i) => i),
    trainBlock: blockOf(trainPart, train, encoded.trainBlock),
    testBlock: blockOf(trainPart + 1, test, encoded.testBlock),
  };
}

interface ConstantTask {
  /** Of the columns themselves. */
  readonly raw: GramBlock;
  readonly normalized: NormalizedColumns;
  readonly parts: ExpandedParts;
}

/** Terms of one value in a part: all of whose factors are constant there, or one of whose factors is 0. */
function constantTerms(block: GramBlock, { raw, normalized, parts }: ConstantTask): boolean[] {
  const { isIndicator } = parts.coordinates.normalizedKinds;
  return parts.distinct.terms.map(({ factors }) => {
    const scaled = factors.filter((j) => !isIndicator[j]!);
    const constants = scaled.filter((j) => raw.min[j] === raw.max[j]);
    if (constants.some((j) => normalized.at(j, raw.min[j]!) === 0)) return true;
    if (scaled.length === factors.length) return constants.length === scaled.length;
    // Levels of two categories that never occur together are 0 together.
    const marks = parts.common.find(factors.filter((j) => isIndicator[j]!))!;
    if (block.min[marks] !== block.max[marks]) return false;
    return block.mean[marks] === 0 || constants.length === scaled.length;
  });
}
