import type { Recipe, RecipeFeature } from '../contracts/recipe.ts';
import { DataRefusedError } from '../errors.ts';

/**
 * The columns of the design matrix, `(nFeatures,)`: a number or an ordinal category by its column's name, a level as
 * `column=level`, infrequent ones together as `column=(infrequent)`; after them `missing(column)` and `outlier(column)`.
 */
export function recipeFeatureNames({ features }: Pick<Recipe, 'features'>): string[] {
  return features.flatMap((feature) => [
    ...valueNames(feature),
    ...(feature.indicator ? [`missing(${feature.column})`] : []),
    ...(flagsOutliers(feature) ? [`outlier(${feature.column})`] : []),
  ]);
}

function valueNames(feature: RecipeFeature): string[] {
  if (feature.type !== 'category' || feature.encode.method === 'ordinal') return [feature.column];
  const { levels, infrequent } = feature.encode;
  const names = infrequent.length === 0 ? levels : [...levels, '(infrequent)'];
  return names.map((level) => `${feature.column}=${level}`);
}

/** Whether a feature has a column that says where its outliers were. */
export function flagsOutliers(feature: RecipeFeature): boolean {
  return feature.type !== 'category' && feature.outliers?.action === 'flag';
}

/** Throws DataRefusedError where encoding gives two columns one name, such as a column `a=b` beside a level `b` of `a`. */
export function refuseRepeatedNames(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name))
      throw new DataRefusedError({
        where: `column ${JSON.stringify(name)}`,
        found: 'two columns have this name once categories are encoded',
        todo: 'Rename a column, or name it in data.ignore',
      });
    seen.add(name);
  }
}
