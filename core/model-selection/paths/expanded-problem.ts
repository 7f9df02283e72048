import type { LeastSquaresProblem } from '../../estimators/least-squares/problem.ts';
import { distinctTerms } from '../../estimators/polynomial-features/distinct-terms.ts';
import type { Expansion } from '../../estimators/polynomial-features/expansion.ts';
import { spanOfTerms } from '../../estimators/polynomial-features/span.ts';
import type { Term } from '../../estimators/polynomial-features/terms.ts';
import { selectColumns } from '../../linear-algebra/select-columns.ts';
import type { EncodedSplit } from './encoded-split.ts';
import type { ExpandedParts, ExpandedSplit } from './expanded-split.ts';
import type { NormalizedColumns } from './normalized-columns.ts';

/** A least-squares problem of normalised and expanded columns, and the split as those columns have it. */
export interface ExpandedProblem {
  /** Its test rows by themselves, and no training rows: their sums say all that is asked. */
  readonly scored: EncodedSplit;
  readonly problem: (fitIntercept: boolean) => LeastSquaresProblem;
}

interface WidestProblem {
  readonly encoded: EncodedSplit;
  readonly parts: ExpandedParts;
  readonly normalized: NormalizedColumns;
  readonly split: ExpandedSplit;
}

interface OwnTerms {
  readonly terms: readonly Term[];
  readonly expansion: Expansion;
  /** False: terms that are one column share one coefficient, which holds under an L2 penalty alone. */
  readonly keepsCopies: boolean;
}

/** The part of the widest problem that is of these terms. O(terms^2). */
export function expandedProblem(
  widest: WidestProblem,
  { terms, expansion, keepsCopies }: OwnTerms,
): ExpandedProblem {
  const { encoded, parts, normalized, split } = widest;
  const { normalizedKinds } = parts.coordinates;
  const distinct = distinctTerms(terms, normalizedKinds);
  const placeOf = ({ factors }: Term) => parts.distinct.find(factors)!;
  // A term of -1 is 0 in every row.
  const places = keepsCopies ? terms.map(placeOf).filter((at) => at !== -1) : distinct.terms.map(placeOf);
  const positions = Int32Array.of(...places, parts.distinct.terms.length);
  const trainBlock = selectColumns(split.trainBlock, positions);
  const scale = keepsCopies ? new Float64Array(places.length).fill(1) : distinct.multiplicity.map(Math.sqrt);
  const nFeatures = encoded.columns.length;
  const { y, train: rows, trainBlock: raw } = encoded;
  const isConstant = encoded.columns.map((_, j) => raw.min[j] === raw.max[j]);
  const scored: EncodedSplit = {
    ...encoded,
    // Only the test part is scored: it has columns, and rows, of its own.
    get columns() {
      return places.map((at) => split.testColumns[at]!);
    },
    y: split.testTarget,
    test: split.testRows,
    train: new Int32Array(0),
    trainBlock,
    testBlock: selectColumns(split.testBlock, positions),
    layout: { numeric: [], oneHotBlocks: [] },
  };
  return {
    scored,
    problem: (fitIntercept) => ({
      get columns() {
        return places.map((at) => split.columns[at]!);
      },
      y,
      rows,
      block: trainBlock,
      scale,
      zMean: scale.map((factor, t) => factor * (t < nFeatures ? normalized.mean[t]! : trainBlock.mean[t]!)),
      oneHotBlocks: encoded.layout.oneHotBlocks,
      span: spanOfTerms({ expansion, kinds: normalizedKinds, isConstant }),
      fitIntercept,
    }),
  };
}
