import type { CleanSection, NormalizeMethod } from '../contracts/config/clean-section.ts';
import type {
  CategoryFeature,
  DenoiseTail,
  NumericFeature,
  Recipe,
  RecipeFeature,
} from '../contracts/recipe.ts';
import { DataRefusedError } from '../errors.ts';
import { type Column, findColumn, type NumericColumn, type Table } from '../table/table.ts';
import { mergeMoments, momentsOf, repeatedMoments } from './column-moments.ts';
import { recipeFeatureNames, refuseRepeatedNames } from './feature-names.ts';
import { categoryStatistics, numericImputation } from './impute-statistics.ts';
import { NO_NORMALIZATION, normalizationFrom } from './normalize-statistics.ts';
import { recipeHash } from './recipe-hash.ts';

export interface FitRecipe {
  readonly table: Table;
  /** The training rows; at least one. */
  readonly rows: Int32Array;
  readonly features: readonly string[];
  readonly clean: CleanSection;
  /** @default [] */
  readonly tails?: readonly DenoiseTail[] | undefined;
  /** @default clean.normalize.method */
  readonly normalizeMethod?: NormalizeMethod | undefined;
}

/**
 * Fits imputation, normalisation and encoding on exactly the given rows, as scikit-learn's pipelines of SimpleImputer with
 * StandardScaler, MinMaxScaler or OneHotEncoder do: normalisation is fitted on imputed values. O(rows x features),
 * for modes see `countValues`. Throws DataRefusedError without rows, for a feature that the table lacks or cannot
 * be one, and for values so large that their statistics are no finite numbers.
 */
export function fitRecipe(input: FitRecipe): Recipe {
  if (input.rows.length === 0)
    throw new DataRefusedError({
      where: 'clean',
      found: 'there are no training rows to fit the cleaning on',
    });
  const features = input.features.map((name) => fitFeature(name, input));
  refuseRepeatedNames(recipeFeatureNames({ features }));
  const rest = { format: 'upkeep-recipe/1', features, denoise: input.tails ?? [] } as const;
  return { ...rest, hash: recipeHash(rest) };
}

function fitFeature(name: string, input: FitRecipe): RecipeFeature {
  const column = findColumn(input.table, name);
  if (column?.type === 'number') return fitNumber(column, input);
  if (column?.type === 'boolean') return fitBoolean(column, input.rows);
  if (column?.type === 'category' || column?.type === 'text') return fitCategory(column, input.rows);
  throw new DataRefusedError({
    where: `feature ${JSON.stringify(name)}`,
    found: column === undefined ? 'the data do not have the column' : `the column is of type ${column.type}`,
    allowed: 'a column of type number, boolean or category',
  });
}

function fitNumber(column: NumericColumn, { rows, clean, normalizeMethod }: FitRecipe): NumericFeature {
  const method = clean.impute.numeric;
  const value = numericImputation(column.values, rows, method);
  const known = momentsOf(column.values, rows);
  const imputed = mergeMoments(known, repeatedMoments(value, rows.length - known.n));
  const { range } = clean.normalize;
  const normalize = normalizationFrom(imputed, normalizeMethod ?? clean.normalize.method, range);
  if (![value, normalize.offset, normalize.scale].every(Number.isFinite) || normalize.scale === 0)
    throw new DataRefusedError({
      where: `feature ${JSON.stringify(column.name)}`,
      found: `its values, from ${known.min} to ${known.max}, are too far apart for their statistics to be numbers`,
      todo: 'Mend the extreme cells, scale the column down, or name it in data.ignore',
    });
  return { column: column.name, type: 'number', impute: { method, value }, normalize };
}

function fitBoolean(column: NumericColumn, rows: Int32Array): NumericFeature {
  const value = numericImputation(column.values, rows, 'mostFrequent');
  return {
    column: column.name,
    type: 'boolean',
    impute: { method: 'mostFrequent', value },
    normalize: NO_NORMALIZATION,
  };
}

function fitCategory(column: Exclude<Column, NumericColumn>, rows: Int32Array): CategoryFeature {
  const { mostFrequent, present } = categoryStatistics(column, rows);
  return {
    column: column.name,
    type: 'category',
    impute: { method: 'mostFrequent', value: mostFrequent },
    encode: { method: 'oneHot', levels: present },
  };
}
