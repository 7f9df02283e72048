import type { ColumnLayout } from '../../cleaning/column-layout.ts';
import type { GramBlock } from '../../linear-algebra/gram-block.ts';

/** A training part whose rows count as often as their weights say. */
export interface WeightedPart {
  /** `(nRows,)` */
  readonly weights: Float64Array;
  /** Training rows of a weight above 0. */
  readonly rows: Int32Array;
  readonly block: GramBlock;
}

/** One split before normalisation, with the sums that its training and its test part come down to. */
export interface EncodedSplit {
  /** `p` arrays of `(nRows,)`, imputed and encoded */
  readonly columns: readonly Float64Array[];
  /** `(nRows,)` */
  readonly y: Float64Array;
  /** Indices into `columns` and `y`. */
  readonly train: Int32Array;
  readonly test: Int32Array;
  /** Of `columns` and `y`, the target last. */
  readonly trainBlock: GramBlock;
  readonly testBlock: GramBlock;
  /** What a fit sees of the training part where rows have weights; statistics of normalisations have none. @default null */
  readonly weighted?: WeightedPart | null;
  readonly layout: ColumnLayout;
  /** All parts whose rows these columns serve: splits that share their columns share this array too. */
  readonly parts: readonly Int32Array[];
  /** The place of `train` in `parts`; `test` follows it. */
  readonly trainPart: number;
}
