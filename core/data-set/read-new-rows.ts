import { followsRows } from '../cleaning/row-fills.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import type { Recipe } from '../contracts/recipe.ts';
import { columnNames } from '../csv/column-names.ts';
import { readCsv } from '../csv/read-csv.ts';
import type { TableRead } from '../input/table-read.ts';
import type { ColumnType } from '../table/table.ts';
import { declaredTypes } from './declared-types.ts';
import type { RawFile } from './read-raw.ts';

/**
 * Reads new rows for a recipe: its features with the types that they were fitted with, whatever these rows look like; the time
 * that filters follow as a time; other columns as the configuration says, if they are there.
 * @throws DataRefusedError when the file is no table, or a cell does not fit its feature
 */
export async function readNewRows(
  { name, open }: RawFile,
  recipe: Recipe,
  data: DataSection,
): Promise<TableRead> {
  const header = await columnNames(open(), name);
  const { time } = data;
  const types: Record<string, ColumnType> = {
    ...declaredTypes(data),
    ...(time !== null && followsRows(recipe) ? { [time]: 'time' } : {}),
    ...Object.fromEntries(recipe.denoise.map(({ column }) => [column, 'number' as const])),
    ...Object.fromEntries(recipe.features.map(({ column, type }) => [column, type])),
  };
  const present = Object.entries(types).filter(([column]) => header.includes(column));
  return readCsv(open, { name, missing: data.missing, types: Object.fromEntries(present) });
}
