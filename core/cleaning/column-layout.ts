import type { Recipe, RecipeFeature } from '../contracts/recipe.ts';
import { flagsOutliers } from './feature-names.ts';

/** Which columns of an encoded matrix are what. */
export interface ColumnLayout {
  /** Columns that normalisation scales: numbers, not booleans, codes or marks. */
  readonly numeric: readonly number[];
  /** Indices of the columns of each one-hot category. */
  readonly oneHotBlocks: readonly (readonly number[])[];
}

export interface EncodedWidths {
  readonly kind: 'scaled' | 'oneHot' | 'asIs';
  /** Columns that its value is encoded to, and marks of gaps and outliers after them. */
  readonly width: number;
  readonly marks: number;
}

/** The layout of features side by side, in their order. O(columns). */
export function columnLayout(features: readonly EncodedWidths[]): ColumnLayout {
  const numeric: number[] = [];
  const oneHotBlocks: number[][] = [];
  let next = 0;
  for (const { kind, width, marks } of features) {
    const first = next;
    next += width + marks;
    if (kind === 'scaled') numeric.push(first);
    if (kind === 'oneHot') oneHotBlocks.push(Array.from({ length: width }, (_, level) => first + level));
  }
  return { numeric, oneHotBlocks };
}

/** The layout of the matrix that a recipe makes. */
export function recipeLayout({ features }: Pick<Recipe, 'features'>): ColumnLayout {
  return columnLayout(features.map(encodedWidths));
}

/** How many columns a feature of a recipe is encoded to, and of what kind. */
export function encodedWidths(feature: RecipeFeature): EncodedWidths {
  const marks = (feature.indicator ? 1 : 0) + (flagsOutliers(feature) ? 1 : 0);
  if (feature.type !== 'category')
    return { kind: feature.type === 'number' ? 'scaled' : 'asIs', width: 1, marks };
  const { method, levels, infrequent } = feature.encode;
  if (method === 'ordinal') return { kind: 'asIs', width: 1, marks };
  return { kind: 'oneHot', width: levels.length + (infrequent.length > 0 ? 1 : 0), marks };
}
