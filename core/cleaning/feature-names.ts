import type { Recipe } from '../contracts/recipe.ts';
import { DataRefusedError } from '../errors.ts';

/** The columns of the design matrix, `(nFeatures,)`: a number by its column's name, a level as `column=level`. */
export function recipeFeatureNames({ features }: Pick<Recipe, 'features'>): string[] {
  return features.flatMap((feature) =>
    feature.type === 'category'
      ? feature.encode.levels.map((level) => `${feature.column}=${level}`)
      : [feature.column],
  );
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
