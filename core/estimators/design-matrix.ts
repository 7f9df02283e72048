/** Features as numbers, column by column: `columns[j][i]` is feature `j` of sample `i`. No `NaN`. */
export interface DesignMatrix {
  readonly nSamples: number;
  readonly nFeatures: number;
  /** `(nFeatures,)`; a one-hot column is named `column=level`. */
  readonly featureNames: readonly string[];
  /** `nFeatures` arrays of `(nSamples,)` */
  readonly columns: readonly Float64Array[];
  /** Indices of the columns of each category: 0 and 1, adding up to 1 in every row whose level the recipe knows. */
  readonly oneHotBlocks: readonly (readonly number[])[];
  /**
   * `(nFeatures,)`: how far rounding may have moved a whole column. A normalised column far from the origin has its offset's
   * rounding in every row, and its mean is 0 but for that.
   */
  readonly shiftError: Float64Array;
}
