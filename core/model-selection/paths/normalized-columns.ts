import type { AffineMethod } from '../../cleaning/normalize-statistics.ts';
import type { CleanSection } from '../../contracts/config/clean-section.ts';
import { gather } from '../../estimators/polynomial-features/gram-of-terms.ts';
import type { EncodedSplit } from './encoded-split.ts';
import { normalizedProblem } from './normalized-problem.ts';

/** A split's columns under an affine normalisation that is fitted on its training part. */
export interface NormalizedColumns {
  /** `(p,)`: units of a normalised column in one unit of the column. */
  readonly scale: Float64Array;
  /** `(p,)`: the mean in the training part, exactly 0 where it is so by construction. */
  readonly mean: Float64Array;
  /** What a value of column `j` is normalised to. */
  readonly at: (j: number, value: number) => number;
  /** `p` arrays of `(nRows,)`, made when first asked for. */
  readonly columns: () => readonly Float64Array[];
  /** `p` arrays of `(rows.length,)` */
  readonly atRows: (rows: Int32Array) => readonly Float64Array[];
}

export function normalizedColumns(
  encoded: EncodedSplit,
  method: AffineMethod,
  options: CleanSection['normalize'],
): NormalizedColumns {
  const { scale, zMean, block } = normalizedProblem(encoded, { method, options, fitIntercept: true });
  // What is not normalised keeps all of its digits.
  const isKept = scale.map((factor, j) => (factor === 1 && zMean[j] === block.mean[j] ? 1 : 0));
  const at = (j: number, value: number) =>
    isKept[j] === 1 ? value : (value - block.mean[j]!) * scale[j]! + zMean[j]!;
  let columns: readonly Float64Array[] | undefined;
  return {
    scale,
    mean: zMean,
    at,
    columns() {
      columns ??= encoded.columns.map((column, j) =>
        isKept[j] === 1 ? column : column.map((value) => at(j, value)),
      );
      return columns;
    },
    atRows: (rows) =>
      encoded.columns.map((column, j) => {
        const values = gather(column, rows);
        return isKept[j] === 1 ? values : values.map((value) => at(j, value));
      }),
  };
}
