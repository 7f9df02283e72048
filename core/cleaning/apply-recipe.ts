import type { Recipe, RecipeFeature } from '../contracts/recipe.ts';
import type { DesignMatrix } from '../estimators/design-matrix.ts';
import type { Table } from '../table/table.ts';
import { encodedWidths, recipeLayout } from './column-layout.ts';
import { recipeFeatureNames } from './feature-names.ts';
import { type ApplyOptions, featureSources } from './feature-sources.ts';
import { transformFeature } from './transform-feature.ts';

export { recipeFeatureNames } from './feature-names.ts';

/**
 * Treats the given rows as the training rows were: outliers, imputation, normalisation, encoding. No row is left out. The
 * table is denoised already. Rows that the fit did not see change nothing in the recipe. O(rows x nFeatures), with fills
 * along the rows O(table.nRows x nFeatures), with knn see `knnImpute`. Throws what `featureSources` throws.
 */
export function applyRecipe(
  recipe: Recipe,
  table: Table,
  rows: Int32Array,
  options: ApplyOptions = {},
): DesignMatrix {
  const sources = featureSources(recipe, table, rows, options);
  const columns = recipe.features.flatMap((feature, j) => transformFeature(feature, sources[j]!, rows));
  return {
    nSamples: rows.length,
    nFeatures: columns.length,
    featureNames: recipeFeatureNames(recipe),
    columns,
    oneHotBlocks: recipeLayout(recipe).oneHotBlocks,
    shiftError: Float64Array.from(recipe.features.flatMap(shiftErrors)),
  };
}

/** The offset is a sum over the rows: four roundings of its size, in units of the normalised column. */
function shiftErrors(feature: RecipeFeature): number[] {
  const { width, marks } = encodedWidths(feature);
  const errors = Array.from({ length: width + marks }, () => 0);
  if (feature.type !== 'category' && 'offset' in feature.normalize) {
    const { offset, scale } = feature.normalize;
    errors[0] = 4 * Number.EPSILON * Math.abs(offset * scale);
  }
  return errors;
}
