import type { ColumnType } from '../table/table.ts';
import type { CategoryImputeMethod, DenoiseRule, ImputeMethod } from './config/clean-section.ts';

export const RECIPE_FORMAT = 'upkeep-recipe/2';

/** The fitted statistics of one cleaning: enough to treat new rows exactly as the training rows were. */
export interface Recipe {
  readonly format: typeof RECIPE_FORMAT;
  /** In the order of the columns of the design matrix. */
  readonly features: readonly RecipeFeature[];
  readonly denoise: readonly DenoiseTail[];
  /** Of every feature that is filled along the rows, in the order of the features. */
  readonly fills: readonly FillTail[];
  /** The rows among which knn looks for neighbours; null where nothing is imputed by it. */
  readonly neighbours: NeighbourRows | null;
  readonly series: RecipeSeries;
  /** Hex SHA-256 over the rest, canonical JSON. */
  readonly hash: string;
}

export type RecipeFeature = NumericFeature | CategoryFeature;

export interface NumericFeature {
  readonly column: string;
  readonly type: 'number' | 'boolean';
  /** Null where the rule does not apply. */
  readonly outliers: OutlierBounds | null;
  /** `value` fills every gap that the method itself leaves. */
  readonly impute: { readonly method: ImputeMethod; readonly value: number };
  /** Whether a column `missing(name)` says where the gaps were. */
  readonly indicator: boolean;
  readonly normalize: Normalization;
}

/** Values below `low` or above `high` are outliers. With `flag`, a column `outlier(name)` says where they were. */
export interface OutlierBounds {
  readonly method: 'iqr' | 'zScore' | 'mad';
  readonly action: 'clip' | 'null' | 'drop' | 'flag';
  readonly low: number;
  readonly high: number;
}

export type Normalization = AffineNormalization | QuantileNormalization | LogNormalization;

/** `normalised = (x - offset) * scale + low`, then cut to `clip`; a constant column has a `scale` of 1. */
export interface AffineNormalization {
  readonly method: 'none' | 'standard' | 'minMax' | 'robust' | 'maxAbs';
  readonly offset: number;
  readonly scale: number;
  readonly low: number;
  readonly clip: readonly [low: number, high: number] | null;
}

/** The share of the training rows at or below a value, interpolated between `quantiles`, which ascend at even shares. */
export interface QuantileNormalization {
  readonly method: 'quantile';
  readonly quantiles: readonly number[];
}

/** `log(1 + x)`; a value of -1 or below is a gap. */
export interface LogNormalization {
  readonly method: 'log1p';
}

export interface CategoryFeature {
  readonly column: string;
  readonly type: 'category';
  /** `value` fills every gap that the method itself leaves; null where no training row has a level. */
  readonly impute: { readonly method: CategoryImputeMethod; readonly value: string | null };
  /** Whether a column `missing(name)` says where the gaps were. */
  readonly indicator: boolean;
  readonly encode: CategoryEncoding;
}

/**
 * `levels` ascend; those that are put together are in `infrequent` instead. oneHot: a column for each level, then one for the
 * infrequent ones where there are any; unseen levels go to that one, else they are all zeros. ordinal: the place of the level,
 * `levels.length` for infrequent ones; unseen levels go there too where there are any, else they are -1.
 */
export interface CategoryEncoding {
  readonly method: 'oneHot' | 'ordinal';
  readonly levels: readonly string[];
  readonly infrequent: readonly string[];
}

/** What a trailing filter must remember of the last rows to go on with the next ones. */
export interface DenoiseTail {
  readonly rule: DenoiseRule;
  readonly column: string;
  /** By group (`""` without groups): the last `window - 1` raw values (`null`: a gap), or the last smoothed value. */
  readonly tails: { readonly [group: string]: readonly (number | null)[] };
  /** By group, of a filter that goes by time: the time of the last value, in milliseconds since 1970. */
  readonly times?: { readonly [group: string]: number };
}

/** How a feature is filled along the rows, and what forwardFill must remember of the last ones to go on with the next. */
export interface FillTail {
  readonly column: string;
  readonly limit: number | null;
  /** By group, empty but for forwardFill: the last value (before normalisation or encoding; null: none yet), and how many gaps have followed it. */
  readonly tails: {
    readonly [group: string]: { readonly last: number | string | null; readonly gaps: number };
  };
}

/** What parts and orders the rows, and where the training rows ended: how new rows are told to follow on from them. */
export interface RecipeSeries {
  /** `data.time`; null where the order of the rows counts. */
  readonly time: string | null;
  /** `data.group`, with the type that its keys are read by, whatever the new rows look like; null without groups. */
  readonly group: { readonly column: string; readonly type: ColumnType } | null;
  /** The time of the last row of every group that has a tail, in milliseconds since 1970; empty without a time. */
  readonly ends: { readonly [group: string]: number };
}

/** Training rows before imputation, by feature of type number: `null` is a gap. */
export interface NeighbourRows {
  readonly nNeighbors: number;
  readonly columns: { readonly [column: string]: readonly (number | null)[] };
}
