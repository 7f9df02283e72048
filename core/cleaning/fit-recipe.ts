import type { CleanSection, NormalizeMethod } from '../contracts/config/clean-section.ts';
import { type DenoiseTail, RECIPE_FORMAT, type Recipe } from '../contracts/recipe.ts';
import { DataRefusedError } from '../errors.ts';
import { type Column, findColumn, type Table } from '../table/table.ts';
import { recipeFeatureNames, refuseRepeatedNames } from './feature-names.ts';
import { fitFeatures } from './fit-features.ts';
import { fitSeries } from './fit-series.ts';
import type { ImputedRows } from './neighbours/fit-neighbours.ts';
import { plainZeros } from './plain-zeros.ts';
import { recipeHash } from './recipe-hash.ts';
import { recipeNotices } from './recipe-notices.ts';
import type { ValueOrders } from './value-order.ts';

export interface FitRecipe {
  /** Its rows are in their order. */
  readonly table: Table;
  /** The training rows; at least one. */
  readonly rows: Int32Array;
  readonly features: readonly string[];
  readonly clean: CleanSection;
  /** `data.group`, which fills restart at. @default null */
  readonly group?: string | null | undefined;
  /** `data.time`, for new rows to be told from those before the end of these. @default null */
  readonly time?: string | null | undefined;
  /**
   * Of `rowReach`, where rows of the table are held out: whose cells fills along the rows may carry where.
   * @default every row fills the gaps of any other
   */
  readonly reach?: Uint8Array | undefined;
  /** @default [] */
  readonly tails?: readonly DenoiseTail[] | undefined;
  /** @default clean.normalize.method */
  readonly normalizeMethod?: NormalizeMethod | undefined;
  /** What is known of whole columns of the table: the recipe is the same, and found sooner. @default nothing */
  readonly orders?: ValueOrders | undefined;
}

export interface FittedCleaning {
  readonly recipe: Recipe;
  /** Sentences about what a rule passes over, about rows that knn does not look at, and about columns that the training rows say nothing of. */
  readonly notices: string[];
  /** Training rows that knn has imputed on the way, for `applyRecipe` on those very rows. */
  readonly imputed: ImputedRows | null;
}

/**
 * Fits outlier bounds, imputation, normalisation and encoding on exactly the given rows, each on what the step before leaves,
 * as scikit-learn's pipelines of SimpleImputer or KNNImputer with a scaler, OneHotEncoder or OrdinalEncoder do. Rows that
 * outliers drop count for nothing after that. A fill along the rows goes over all rows of the table in their order, training rows
 * or not, as far as `reach` lets it; what is learnt from them is the statistics of the training rows alone. O(rows x features), for
 * modes see `countValues`. Throws DataRefusedError without rows, for a feature that the table lacks or cannot be one, for
 * values so large that their statistics are no finite numbers, and for values that a normalisation knows no number for.
 */
export function fitCleaning(input: FitRecipe): FittedCleaning {
  const { table, rows, clean, group = null, time = null, orders, reach } = input;
  if (rows.length === 0)
    throw new DataRefusedError({
      where: 'clean',
      found: 'there are no training rows to fit the cleaning on',
    });
  const columns = input.features.map((name) => learnableColumn(table, name));
  const normalizeMethod = input.normalizeMethod ?? clean.normalize.method;
  const fitted = fitFeatures({ table, columns, rows, clean, normalizeMethod, group, orders, reach });
  const { features, fills, neighbours } = fitted;
  refuseRepeatedNames(recipeFeatureNames({ features }));
  const denoise = input.tails ?? [];
  const rest = plainZeros<Omit<Recipe, 'hash'>>({
    format: RECIPE_FORMAT,
    features,
    denoise,
    fills,
    neighbours,
    series: fitSeries({ table, time, group, denoise, fills }),
  });
  const recipe = { ...rest, hash: recipeHash(rest) };
  return { recipe, notices: recipeNotices(fitted, rows.length), imputed: fitted.imputed };
}

/** The recipe alone. */
export function fitRecipe(input: FitRecipe): Recipe {
  return fitCleaning(input).recipe;
}

function learnableColumn(table: Table, name: string): Column {
  const column = findColumn(table, name);
  if (column !== undefined && column.type !== 'time') return column;
  throw new DataRefusedError({
    where: `feature ${JSON.stringify(name)}`,
    found: column === undefined ? 'the data do not have the column' : `the column is of type ${column.type}`,
    allowed: 'a column of type number, boolean or category',
  });
}
