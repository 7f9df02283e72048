import type { Recipe, RecipeFeature } from '../contracts/recipe.ts';
import type { DesignMatrix } from '../estimators/design-matrix.ts';
import type { Table } from '../table/table.ts';
import { recipeLayout } from './column-layout.ts';
import { recipeFeatureNames } from './feature-names.ts';
import { recipeColumns } from './recipe-columns.ts';
import { transformFeature } from './transform-feature.ts';

export { recipeFeatureNames } from './feature-names.ts';

/**
 * Treats the given rows as the training rows were: imputes, normalises, encodes. The table is denoised already. Rows that
 * the fit did not see change nothing in the recipe. O(rows x nFeatures). Throws what `recipeColumns` throws.
 */
export function applyRecipe(recipe: Recipe, table: Table, rows: Int32Array): DesignMatrix {
  const found = recipeColumns(recipe, table);
  const columns = recipe.features.flatMap((feature, j) => transformFeature(feature, found[j]!, rows));
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
  if (feature.type === 'category') return feature.encode.levels.map(() => 0);
  const { offset, scale } = feature.normalize;
  return [4 * Number.EPSILON * Math.abs(offset * scale)];
}
