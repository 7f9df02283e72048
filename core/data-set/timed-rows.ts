import { followsRows } from '../cleaning/row-fills.ts';
import type { Recipe } from '../contracts/recipe.ts';
import { DataRefusedError } from '../errors.ts';
import type { TableRead } from '../input/table-read.ts';
import { withoutUntimedRows } from './untimed-rows.ts';

interface Naming {
  /** The file's name. */
  readonly name: string;
  /** Whose filters they are, in a message. */
  readonly owner: string;
}

/**
 * New rows without those that cannot be ordered, where a recipe needs their order: they are set aside, as they are of an upload.
 * O(rows). @throws DataRefusedError where no row is left
 */
export function timedRows(read: TableRead, recipe: Recipe, { name, owner }: Naming): TableRead {
  if (!followsRows(recipe)) return read;
  const { time } = recipe.series;
  const timed = withoutUntimedRows(read, time);
  if (timed.table.nRows > 0) return timed;
  throw new DataRefusedError({
    where: name,
    found: `none of its rows has a time, and the filters of ${owner} follow the column ${time}`,
    todo: 'Fill in the times',
  });
}
