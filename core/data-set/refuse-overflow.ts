import { recipeFeatureNames } from '../cleaning/feature-names.ts';
import type { Recipe } from '../contracts/recipe.ts';
import { DataRefusedError } from '../errors.ts';
import { findColumn, isNumeric, type Table } from '../table/table.ts';

interface AppliedRecipe {
  readonly recipe: Pick<Recipe, 'features'>;
  /** The new rows as they came, and what became of them, in the same order. */
  readonly table: Table;
  readonly finished: Table;
}

/**
 * Refuses new rows of which a value lies so far from the training rows that its normalised value is beyond the range of a
 * double: no reader of the finished rows could do anything with it. O(cells of numbers). @throws DataRefusedError
 */
export function refuseOverflow({ recipe, table, finished }: AppliedRecipe): void {
  for (const feature of recipe.features) {
    if (feature.type !== 'number') continue;
    const column = findColumn(finished, recipeFeatureNames({ features: [feature] })[0]!);
    if (column === undefined || !isNumeric(column)) continue;
    const row = column.values.findIndex((value) => !Number.isFinite(value));
    if (row === -1) continue;
    const raw = findColumn(table, feature.column);
    const found = raw !== undefined && isNumeric(raw) ? ` ${raw.values[row]}` : '';
    throw new DataRefusedError({
      where: `column ${JSON.stringify(feature.column)}, data row ${row + 1}`,
      found: `the value${found} lies so far from the training rows that it overflows once it is normalised`,
      allowed: 'values whose normalised value is a finite number',
      todo: 'Mend the cell, or empty it to have it imputed',
    });
  }
}
