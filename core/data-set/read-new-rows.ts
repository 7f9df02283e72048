import { followsRows } from '../cleaning/row-fills.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import type { Recipe } from '../contracts/recipe.ts';
import { inputColumns } from '../input/input-columns.ts';
import { readTable } from '../input/read-table.ts';
import type { TableRead } from '../input/table-read.ts';
import type { ColumnType } from '../table/table.ts';
import { readOptions } from './read-options.ts';
import type { RawFile } from './read-raw.ts';

/**
 * Reads new rows for a recipe: its features with the types that they were fitted with, whatever these rows look like; the time
 * that filters follow as a time; other columns as the configuration says, if they are there. What has neither a part in the
 * recipe nor a role is text, so that `00017` and `1.50` come out as they went in.
 * @throws DataRefusedError when the file is no table, or a cell does not fit its feature
 */
export async function readNewRows(
  { name, open, ...rest }: RawFile,
  recipe: Recipe,
  data: DataSection,
): Promise<TableRead> {
  const options = { ...readOptions(data, name), ...rest };
  const header = await inputColumns(open(), options);
  const { time } = data;
  const inferred = [data.target, data.group, data.fold];
  const types: Record<string, ColumnType> = {
    ...Object.fromEntries(
      header.filter((column) => !inferred.includes(column)).map((column) => [column, 'text' as const]),
    ),
    ...options.types,
    ...(time !== null && followsRows(recipe) ? { [time]: 'time' } : {}),
    ...Object.fromEntries(recipe.denoise.map(({ column }) => [column, 'number' as const])),
    ...Object.fromEntries(recipe.features.map(({ column, type }) => [column, type])),
  };
  const present = Object.entries(types).filter(([column]) => header.includes(column));
  return readTable(open, { ...options, types: Object.fromEntries(present) });
}
