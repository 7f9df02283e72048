/** Predicts `constant + sum of weights[k] * (column kept[k] - its centre)`. */
export interface MultivariateFit {
  /** Columns that have a weight, ascending. */
  readonly kept: readonly number[];
  /** `(kept.length,)` */
  readonly weights: readonly number[];
  /** `(kept.length,)` */
  readonly centres: readonly number[];
  readonly constant: number;
}
