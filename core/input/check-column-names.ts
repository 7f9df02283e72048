import { DataRefusedError } from '../errors.ts';
import { unknownColumnError } from '../unknown-column.ts';
import type { ReadOptions } from './table-read.ts';

/**
 * Checks the columns of a file with names of its own.
 * @throws DataRefusedError for none, empty ones or duplicates; ConfigurationError for a declared type of no column
 */
export function checkColumnNames(
  names: readonly string[],
  { name: where, types }: Pick<ReadOptions, 'name' | 'types'>,
): void {
  const allowed = 'at least one column, each with a name of its own';
  if (names.length === 0)
    throw new DataRefusedError({
      where,
      found: 'the rows hold no columns',
      allowed,
      todo: 'Export the table again',
    });
  for (const [at, name] of names.entries()) {
    if (name.trim() === '')
      throw new DataRefusedError({
        where,
        found: `column ${at + 1} has no name`,
        allowed,
        todo: 'Name the column',
      });
  }
  const first = names.find((name, at) => names.indexOf(name) < at);
  if (first !== undefined)
    throw new DataRefusedError({
      where,
      found: `two columns are named ${JSON.stringify(first)}`,
      allowed,
      todo: 'Rename one of them',
    });
  for (const declared of Object.keys(types))
    if (!names.includes(declared))
      throw unknownColumnError({ option: `data.types.${declared}`, name: declared, known: names, of: where });
}
