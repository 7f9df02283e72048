import type { Recipe, RecipeFeature } from '../contracts/recipe.ts';

/** Which columns of an encoded matrix are what. */
export interface ColumnLayout {
  /** Columns that normalisation scales: numbers, not booleans. */
  readonly numeric: readonly number[];
  /** Indices of the columns of each category. */
  readonly oneHotBlocks: readonly (readonly number[])[];
}

interface EncodedFeature {
  readonly type: RecipeFeature['type'];
  /** Columns that it is encoded to. */
  readonly width: number;
}

/** The layout of features side by side, in their order. O(columns). */
export function columnLayout(features: readonly EncodedFeature[]): ColumnLayout {
  const numeric: number[] = [];
  const oneHotBlocks: number[][] = [];
  let next = 0;
  for (const { type, width } of features) {
    const first = next;
    next += width;
    if (type === 'number') numeric.push(first);
    if (type === 'category') oneHotBlocks.push(Array.from({ length: width }, (_, level) => first + level));
  }
  return { numeric, oneHotBlocks };
}

/** The layout of the matrix that a recipe makes. */
export function recipeLayout({ features }: Pick<Recipe, 'features'>): ColumnLayout {
  return columnLayout(features.map((feature) => ({ type: feature.type, width: encodedWidthOf(feature) })));
}

/** How many columns a feature of a recipe is encoded to. */
export function encodedWidthOf(feature: RecipeFeature): number {
  return feature.type === 'category' ? feature.encode.levels.length : 1;
}
