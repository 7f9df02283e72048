import { followsRows } from '../cleaning/row-fills.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import type { Recipe } from '../contracts/recipe.ts';
import { inputColumns } from '../input/input-columns.ts';
import { readTable } from '../input/read-table.ts';
import type { TableRead } from '../input/table-read.ts';
import type { ColumnType } from '../table/table.ts';
import { checkRoles } from './check-roles.ts';
import { readOptions } from './read-options.ts';
import type { RawFile } from './read-raw.ts';
import { timedRows } from './timed-rows.ts';

/**
 * Reads new rows for a recipe: its features, its time and its group with the types that they had in training, whatever these
 * rows look like; other columns as the configuration says, if they are there. What has neither a part in the recipe nor a role is
 * text, so that `00017` and `1.50` come out as they went in. Rows without a time are set aside where the recipe needs one.
 * @throws ConfigurationError when the configuration names another time or group than the recipe follows
 * @throws DataRefusedError when the file is no table, or a cell does not fit its column
 */
export async function readNewRows(
  { name, open, ...rest }: RawFile,
  recipe: Recipe,
  data: DataSection,
): Promise<TableRead> {
  checkRoles(recipe, data);
  const options = { ...readOptions(data, name), ...rest };
  const header = await inputColumns(open(), options);
  const inferred = [data.target, data.group, data.fold, data.weight];
  const { time, group } = recipe.series;
  const types: Record<string, ColumnType> = {
    ...Object.fromEntries(
      header.filter((column) => !inferred.includes(column)).map((column) => [column, 'text' as const]),
    ),
    ...options.types,
    ...(time === null ? {} : { [time]: 'time' }),
    ...(group === null ? {} : { [group.column]: group.type }),
    ...Object.fromEntries(recipe.denoise.map(({ column }) => [column, 'number' as const])),
    ...Object.fromEntries(recipe.features.map(({ column, type }) => [column, type])),
  };
  const present = Object.entries(types).filter(([column]) => header.includes(column));
  const needed = followsRows(recipe) ? time : null;
  const read = await readTable(open, { ...options, types: Object.fromEntries(present), needed });
  return timedRows(read, recipe, { name, owner: 'the recipe' });
}
