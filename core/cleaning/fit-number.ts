import type { CleanSection, ImputeMethod, NormalizeMethod } from '../contracts/config/clean-section.ts';
import type { NumericFeature, OutlierBounds } from '../contracts/recipe.ts';
import type { NumericColumn } from '../table/table.ts';
import { numericImputation } from './impute-statistics.ts';
import { NO_NORMALIZATION } from './normalize-statistics.ts';
import { isSpreadFinite, rangeUnusable, refuseBelowLog, tooFarApart } from './number-refusals.ts';
import { type ImputedSample, numericNormalization } from './numeric-normalization.ts';
import { outlierBounds, type PassedOver } from './outliers/outlier-bounds.ts';
import { treatedSample } from './outliers/treat-outliers.ts';
import { TrainingSample } from './training-sample.ts';
import type { ValueOrders } from './value-order.ts';

export interface FitOptions {
  /** The training rows; at least one. */
  readonly rows: Int32Array;
  readonly clean: CleanSection;
  readonly normalizeMethod: NormalizeMethod;
  /** `(rows,)`: holds the values of the column being fitted, which then are gone. @default a new one for each */
  readonly scratch?: Float64Array<ArrayBuffer> | undefined;
  /** What is known of the order of columns, from all of their rows. @default nothing */
  readonly orders?: ValueOrders | undefined;
}

/** A feature of numbers fitted as far as imputation; how its values spread then is for the method to say. */
export interface ImputableNumber {
  readonly column: NumericColumn;
  readonly outliers: OutlierBounds | null;
  /** Why the outlier rule does not apply to it. */
  readonly passedOver: PassedOver | null;
  readonly impute: { readonly method: ImputeMethod; readonly value: number };
  readonly indicator: boolean;
  readonly normalize: { readonly method: NormalizeMethod };
  /** As it is where the method fills every gap with the value. */
  readonly imputed: ImputedSample;
}

/**
 * Bounds, treatment and imputation of a column of numbers.
 * @param fitted bounds that are known already, where the rows are those that the rule `drop` left
 */
export function fitImputation(
  column: NumericColumn,
  { clean, normalizeMethod, ...sampled }: FitOptions,
  fitted?: OutlierBounds | PassedOver | null,
): ImputableNumber {
  const { rows } = sampled;
  const raw = TrainingSample.inRows(column.values, sampled);
  const found = fitted === undefined ? outlierBounds(raw, clean.outliers) : fitted;
  const [outliers, passedOver] = typeof found === 'string' ? [null, found] : [found, null];
  const sample = treatedSample(raw, outliers);
  const method = clean.impute.numeric;
  const value = numericImputation(sample, clean.impute);
  const imputed = { sample, value, gaps: rows.length - sample.n };
  if (![value, outliers?.low ?? 0, outliers?.high ?? 0].every(Number.isFinite))
    throw tooFarApart(column.name, imputed);
  return {
    column,
    outliers,
    passedOver,
    impute: { method, value },
    indicator: clean.impute.indicator && raw.n < rows.length,
    normalize: { method: normalizeMethod },
    imputed,
  };
}

/** @param imputed what the method makes of the training rows */
export function finishNumber(
  number: ImputableNumber,
  imputed: ImputedSample,
  { clean }: Pick<FitOptions, 'clean'>,
): NumericFeature {
  const { column, outliers, impute, indicator } = number;
  const { method } = number.normalize;
  // Of the values before gaps are filled from other rows: for that, what has no logarithm has become a gap.
  if (method === 'log1p') refuseBelowLog(column.name, number.imputed, impute.value);
  const normalize = numericNormalization(imputed, method, clean.normalize);
  if ('offset' in normalize) {
    const { offset, scale } = normalize;
    if (![offset, scale].every(Number.isFinite) || scale === 0)
      throw method === 'minMax' && isSpreadFinite(imputed)
        ? rangeUnusable(column.name, imputed, clean.normalize.range)
        : tooFarApart(column.name, imputed);
  }
  return { column: column.name, type: 'number', outliers, impute, indicator, normalize };
}

/** A boolean has no outliers, gets its most frequent value, and is not normalised. */
export function fitBoolean({ name, values }: NumericColumn, { rows, clean }: FitOptions): NumericFeature {
  const sample = TrainingSample.inRows(values, { rows });
  const indicator = clean.impute.indicator && sample.n < rows.length;
  const method = 'mostFrequent';
  const value = numericImputation(sample, { numeric: method, fillNumber: 0 });
  return {
    column: name,
    type: 'boolean',
    outliers: null,
    impute: { method, value },
    indicator,
    normalize: NO_NORMALIZATION,
  };
}
