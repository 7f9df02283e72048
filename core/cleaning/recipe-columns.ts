import type { Recipe, RecipeFeature } from '../contracts/recipe.ts';
import { DataRefusedError } from '../errors.ts';
import { type Column, findColumn, isMissingAt, type Table } from '../table/table.ts';

/**
 * The table's columns for the recipe's features, in the recipe's order. Throws DataRefusedError that names every column
 * that is missing, or every one that holds another type; a column without any value may have been read as any type.
 */
export function recipeColumns(recipe: Recipe, table: Table): Column[] {
  const found = recipe.features.map((feature) => findColumn(table, feature.column));
  const missing = recipe.features.filter((_, j) => found[j] === undefined);
  if (missing.length > 0)
    throw new DataRefusedError({
      where: 'features',
      found: `the data lack ${missing.map(({ column }) => JSON.stringify(column)).join(', ')}`,
      todo: 'Add the columns that the model was fitted on; cells may be empty',
    });
  const columns = found as Column[];
  const wrong = recipe.features.flatMap((feature, j) => {
    const column = columns[j]!;
    if (holdsType(column, feature) || isEmpty(column, table.nRows)) return [];
    return [`${JSON.stringify(column.name)} is of type ${column.type}, not ${feature.type}`];
  });
  if (wrong.length > 0)
    throw new DataRefusedError({
      where: 'features',
      found: wrong.join('; '),
      todo: 'Mend the cells, or say the types under data.types',
    });
  return columns;
}

/** Numbers and booleans are both numbers; text is a category whose levels nobody declared. */
function holdsType(column: Column, feature: RecipeFeature): boolean {
  if (feature.type === 'category') return column.type === 'category' || column.type === 'text';
  return column.type === 'number' || column.type === 'boolean';
}

function isEmpty(column: Column, nRows: number): boolean {
  for (let row = 0; row < nRows; row++) if (!isMissingAt(column, row)) return false;
  return true;
}
