import type { ColumnType } from '../table/table.ts';
import type { TrainerSpec } from './config/grids/trainer-grid.ts';
import type { JsonValue } from './json.ts';
import type { Recipe } from './recipe.ts';

export type ParamValue = number | string | boolean;
export type Params = { readonly [name: string]: ParamValue };

/** A fitted estimator as plain JSON: everything that `predict` needs besides the recipe. */
export interface FittedModel {
  readonly estimator: string;
  readonly params: Params;
  /** Estimator-specific: `coef`, `intercept`, `rank`, `solver`… */
  readonly fitted: { readonly [name: string]: JsonValue };
  /** Set where a trainer that was brought along has fitted it, and has to be asked for predictions; `estimator` is then its name. */
  readonly trainer?: TrainedModel;
}

/** A model that only its trainer can read. */
export interface TrainedModel {
  readonly spec: TrainerSpec;
  /** Where its file lies. */
  readonly key: string;
  /** Lower-case hex, 64 digits: of the file as the trainer wrote it. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** What its predictions are indices into; null where they are numbers. */
  readonly classes: readonly string[] | null;
  readonly seed: number;
}

export interface Signature {
  /** Raw columns that a prediction needs, before cleaning. */
  readonly inputs: readonly { readonly name: string; readonly type: ColumnType }[];
  readonly target: { readonly name: string; readonly type: ColumnType };
  readonly roles: { readonly id: string | null; readonly time: string | null; readonly group: string | null };
}

export const MODEL_FORMAT = 'upkeep-model/2';

/** `models/<model>/<version>/model.json` */
export interface ModelArtefact {
  readonly format: typeof MODEL_FORMAT;
  readonly model: string;
  readonly version: number;
  readonly recipe: Recipe;
  readonly estimator: FittedModel;
  /** What predictions are indices into; absent or null where numbers are predicted. */
  readonly classes?: readonly string[] | null;
  /** Names of the columns of the design matrix, `(nFeatures,)`. */
  readonly featureNames: readonly string[];
  readonly signature: Signature;
  readonly metrics: {
    readonly cv: { readonly [scorer: string]: { readonly mean: number; readonly std: number } };
    readonly holdout: { readonly [scorer: string]: number } | null;
  };
  readonly lineage: {
    readonly runId: string;
    readonly datasetId: string;
    readonly rawKey: string;
    readonly rawDigest: string;
    readonly configHash: string;
    readonly seed: number;
    readonly engineFormat: string;
  };
  /** The rows that the registered model is fitted on. */
  readonly rows: { readonly nRows: number; readonly timeFrom: string | null; readonly timeTo: string | null };
}
