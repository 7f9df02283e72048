import type { Recipe } from '../contracts/recipe.ts';
import { allRows, type Column, type NumericColumn, type Table, takeRows } from '../table/table.ts';
import { recipeFeatureNames, refuseRepeatedNames } from './feature-names.ts';
import { type ApplyOptions, featureSources } from './feature-sources.ts';
import { trainingRows } from './outliers/training-rows.ts';
import { transformFeature } from './transform-feature.ts';

/**
 * The finished data set for people: features treated, imputed and normalised, a category replaced where it stood by its
 * columns (numbers), marks of gaps and outliers after their feature; every other column is the very same, and so is a category
 * without any level to learn. Of training rows those are left out that the outlier rule drops, so that there are fewer than in
 * `table.bin`; of new rows (`continues`) none is. O(rows x columns).
 * Throws what `featureSources` throws, and DataRefusedError where two columns would have one name.
 */
export function finishTable(recipe: Recipe, table: Table, options: ApplyOptions = {}): Table {
  const all = allRows(table.nRows);
  const rows = options.continues === true ? all : trainingRows(recipe, table, all);
  const sources = featureSources(recipe, table, rows, options);
  const finished = new Map(
    recipe.features.map((feature, j) => {
      const names = recipeFeatureNames({ features: [feature] });
      const columns = transformFeature(feature, sources[j]!, rows).map((values, k): NumericColumn => {
        const name = names[k]!;
        const isBoolean = feature.type === 'boolean' && name === feature.column;
        return { name, type: isBoolean ? 'boolean' : 'number', values };
      });
      return [feature.column, columns] as const;
    }),
  );
  const { columns: kept } = takeRows(table, rows);
  const columns = kept.flatMap((column): readonly Column[] => {
    const made = finished.get(column.name);
    return made === undefined || made.length === 0 ? [column] : made;
  });
  refuseRepeatedNames(columns.map(({ name }) => name));
  return { nRows: rows.length, columns };
}
