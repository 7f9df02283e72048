/** `manifest.json`, written last: a data set exists if and only if its manifest does. */
export interface Manifest {
  readonly format: 'upkeep-manifest/1';
  readonly model: string;
  readonly datasetId: string;
  readonly raw: { readonly key: string; readonly digest: string; readonly sizeBytes: number };
  readonly cleanerFormat: string;
  readonly nRead: number;
  readonly nRows: number;
  readonly nQuarantined: number;
  readonly nWithoutTarget: number;
  readonly features: readonly string[];
  readonly notices: readonly string[];
  readonly files: { readonly [name: string]: { readonly sha256: string; readonly sizeBytes: number } };
}
