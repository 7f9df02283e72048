import { nKept } from '../cleaning/neighbours/neighbour-rows.ts';
import type {
  CategoryFeature,
  Normalization,
  NumericFeature,
  Recipe,
  RecipeFeature,
} from '../contracts/recipe.ts';
import type { CleanedTable } from '../data-set/clean-table.ts';
import { changesOf, findsOf } from './changes-of.ts';
import { type Options, optionOf, type PlannedStep } from './planned-step.ts';

/** What the recipe does to a feature, a step each. */
export function explainFeature(
  feature: RecipeFeature,
  cleaned: CleanedTable,
  options: Options,
): PlannedStep[] {
  return feature.type === 'category'
    ? [imputeStep(feature, cleaned, options), encodeStep(feature, cleaned, options)]
    : [
        outlierStep(feature, cleaned, options),
        imputeStep(feature, cleaned, options),
        normalizeStep(feature, cleaned, options),
      ];
}

function outlierStep(
  { column, outliers }: NumericFeature,
  { ledger }: CleanedTable,
  options: Options,
): PlannedStep {
  const option = optionOf(options, ['clean', 'outliers', 'method']);
  if (outliers === null)
    return { step: 'outliers', column, does: 'is passed over', ...option, fitted: null, changes: 0 };
  const { low, high, action } = outliers;
  const does = {
    clip: 'clip to',
    null: 'make gaps outside',
    drop: 'drop rows outside',
    flag: 'mark outside',
  }[action];
  const isChanged = action === 'clip' || action === 'null';
  const found = findsOf(ledger.entries, 'outliers', column);
  return {
    step: 'outliers',
    column,
    does: `${does} the bounds of ${outliers.method}${isChanged ? '' : `: ${found} found`}`,
    ...option,
    fitted: { low, high },
    changes: changesOf(ledger.entries, 'outliers', column),
  };
}

function imputeStep(feature: RecipeFeature, { ledger, recipe }: CleanedTable, options: Options): PlannedStep {
  const { column, type, impute, indicator } = feature;
  const option = optionOf(options, ['clean', 'impute', type === 'category' ? 'category' : 'numeric']);
  const does =
    impute.value === null
      ? 'keep the gaps: no row has a value'
      : `fill gaps by ${methodOf(impute.method, recipe)}`;
  return {
    step: 'impute',
    column,
    does: indicator ? `${does}, and mark them in a column of their own` : does,
    ...chosenBy(option, impute.method),
    fitted: { value: impute.value },
    changes: changesOf(ledger.entries, 'impute', column),
  };
}

function methodOf(method: string, { neighbours }: Recipe): string {
  return method === 'knn' && neighbours !== null ? `knn among ${nKept(neighbours)} rows` : method;
}

function normalizeStep(
  { column, normalize }: NumericFeature,
  { finished }: CleanedTable,
  options: Options,
): PlannedStep {
  const option = optionOf(options, ['clean', 'normalize', 'method']);
  const isNone = normalize.method === 'none';
  return {
    step: 'normalize',
    column,
    does: isNone ? 'leave as it is' : `scale by ${normalize.method}`,
    ...chosenBy(option, normalize.method),
    fitted: isNone ? null : fittedScale(normalize),
    changes: isNone ? 0 : finished.nRows,
  };
}

/** Booleans have a method of their own, whatever the option says. */
function chosenBy(option: Pick<PlannedStep, 'option' | 'value' | 'origin'>, method: string) {
  return option.value === method ? option : { ...option, value: method, origin: 'data' as const };
}

function fittedScale(normalize: Normalization): PlannedStep['fitted'] {
  if (normalize.method === 'log1p') return null;
  if (normalize.method === 'quantile') {
    const { quantiles } = normalize;
    return { min: quantiles[0]!, max: quantiles.at(-1)!, nQuantiles: quantiles.length };
  }
  const { offset, scale, low, clip } = normalize;
  return { offset, scale, low, ...(clip === null ? {} : { clip: [...clip] }) };
}

function encodeStep(
  { column, encode }: CategoryFeature,
  { finished }: CleanedTable,
  options: Options,
): PlannedStep {
  const { method, levels, infrequent } = encode;
  const nLevels = `${levels.length} ${levels.length === 1 ? 'level' : 'levels'}`;
  const rest = infrequent.length > 0 ? `, ${infrequent.length} rare ones put together` : '';
  return {
    step: 'encode',
    column,
    does: `${method === 'oneHot' ? 'a column for each of' : 'the place among'} ${nLevels}${rest}`,
    ...optionOf(options, ['clean', 'encode']),
    fitted: { levels: [...levels], infrequent: [...infrequent] },
    changes: finished.nRows,
  };
}
