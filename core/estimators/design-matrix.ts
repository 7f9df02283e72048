/** Features as numbers, column by column: `columns[j][i]` is feature `j` of sample `i`. No `NaN`. */
export interface DesignMatrix {
  readonly nSamples: number;
  readonly nFeatures: number;
  /** `(nFeatures,)`; a one-hot column is named `column=level`. */
  readonly featureNames: readonly string[];
  /** `nFeatures` arrays of `(nSamples,)` */
  readonly columns: readonly Float64Array[];
}
