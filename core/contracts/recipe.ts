import type { DenoiseRule, ImputeMethod } from './config/clean-section.ts';

/** The fitted statistics of one cleaning: enough to treat new rows exactly as the training rows were. */
export interface Recipe {
  readonly format: 'upkeep-recipe/1';
  /** In the order of the columns of the design matrix. */
  readonly features: readonly RecipeFeature[];
  readonly denoise: readonly DenoiseTail[];
  /** Hex SHA-256 over the rest, canonical JSON. */
  readonly hash: string;
}

export type RecipeFeature = NumericFeature | CategoryFeature;

export interface NumericFeature {
  readonly column: string;
  readonly type: 'number' | 'boolean';
  readonly impute: { readonly method: ImputeMethod; readonly value: number };
  readonly normalize: Normalization;
}

/** `normalised = (x - offset) * scale + low`; a constant column has a `scale` of 1. */
export interface Normalization {
  readonly method: 'none' | 'standard' | 'minMax';
  readonly offset: number;
  readonly scale: number;
  readonly low: number;
}

export interface CategoryFeature {
  readonly column: string;
  readonly type: 'category';
  readonly impute: { readonly method: 'mostFrequent'; readonly value: string | null };
  readonly encode: { readonly method: 'oneHot'; readonly levels: readonly string[] };
}

/** What a trailing filter must remember of the last rows to go on with the next ones. */
export interface DenoiseTail {
  readonly rule: DenoiseRule;
  readonly column: string;
  /** By group (`""` without groups): the last `window - 1` raw values (`null`: a gap), or the last smoothed value. */
  readonly tails: { readonly [group: string]: readonly (number | null)[] };
}
