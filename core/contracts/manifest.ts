/** `manifest.json`, written last: a data set exists if and only if its manifest does. */
export interface Manifest {
  readonly format: 'upkeep-manifest/1';
  readonly model: string;
  readonly datasetId: string;
  readonly raw: {
    readonly key: string;
    /** The object's version that was read. */
    readonly version: string;
    readonly digest: string;
    readonly sizeBytes: number;
  };
  readonly cleanerFormat: string;
  /** What the file was found to be, in a few words. */
  readonly source: string;
  readonly nRead: number;
  readonly nRows: number;
  readonly nQuarantined: number;
  /** Rows equal to an earlier one that were dropped. */
  readonly nDuplicates: number;
  readonly nWithoutTarget: number;
  /** Rows with an outlier that clean.csv and training leave out. */
  readonly nLeftOut: number;
  /** `name type` of each column of the table. */
  readonly columns: readonly string[];
  readonly features: readonly string[];
  readonly notices: readonly string[];
  readonly files: { readonly [name: string]: { readonly sha256: string; readonly sizeBytes: number } };
}
