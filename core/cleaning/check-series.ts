import type { RecipeSeries } from '../contracts/recipe.ts';
import { DataRefusedError } from '../errors.ts';
import { type Column, findColumn, isMissingAt, type Table } from '../table/table.ts';

/**
 * Refuses new rows that lack the time or the group that a recipe's filters and fills follow, or whose groups were read by
 * another type: as a key `007` is one thing read as text, another read as a number, and no group would be found again. O(n).
 */
export function checkSeries(table: Table, { time, group }: RecipeSeries): void {
  refuseMissing(table, [time, group?.column ?? null]);
  const column = group === null ? undefined : findColumn(table, group.column);
  if (group === null || column === undefined || isOfType(column, group.type, table.nRows)) return;
  throw new DataRefusedError({
    where: `column ${JSON.stringify(column.name)}`,
    found: `it is of type ${column.type}, and the recipe tells groups apart by type ${group.type}`,
    allowed: `type ${group.type}`,
    todo: 'Read the column with that type',
  });
}

function refuseMissing(table: Table, names: readonly (string | null)[]): void {
  const lacking = names.filter((name) => name !== null && findColumn(table, name) === undefined);
  if (lacking.length === 0) return;
  throw new DataRefusedError({
    where: 'recipe',
    found: `the data lack ${lacking.map((name) => JSON.stringify(name)).join(', ')}`,
    allowed: 'rows with the time and the group that its filters and fills follow',
    todo: 'Add the columns; a cell of the group may be empty',
  });
}

/** A column without any value may have been read as any type. */
function isOfType(column: Column, type: Column['type'], nRows: number): boolean {
  const isText = (of: Column['type']) => of === 'category' || of === 'text';
  if (column.type === type || (isText(column.type) && isText(type))) return true;
  for (let row = 0; row < nRows; row++) if (!isMissingAt(column, row)) return false;
  return true;
}
