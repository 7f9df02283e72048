import type { Recipe } from '../contracts/recipe.ts';
import { allRows, type Column, type NumericColumn, type Table } from '../table/table.ts';
import { recipeFeatureNames, refuseRepeatedNames } from './feature-names.ts';
import { recipeColumns } from './recipe-columns.ts';
import { transformFeature } from './transform-feature.ts';

/**
 * The finished data set for people: features imputed and normalised, a category replaced where it stood by its one-hot
 * columns `column=level` (numbers 0 and 1); every other column is the very same. O(rows x columns).
 * Throws what `recipeColumns` throws, and DataRefusedError where two columns would have one name.
 */
export function finishTable(recipe: Recipe, table: Table): Table {
  const found = recipeColumns(recipe, table);
  const rows = allRows(table.nRows);
  const finished = new Map(
    recipe.features.map((feature, j) => {
      const names = recipeFeatureNames({ features: [feature] });
      const type = feature.type === 'boolean' ? 'boolean' : 'number';
      const columns = transformFeature(feature, found[j]!, rows).map(
        (values, k): NumericColumn => ({ name: names[k]!, type, values }),
      );
      return [feature.column, columns] as const;
    }),
  );
  const columns = table.columns.flatMap((column): readonly Column[] => finished.get(column.name) ?? [column]);
  refuseRepeatedNames(columns.map(({ name }) => name));
  return { nRows: table.nRows, columns };
}
