import { unknownColumnError } from '../unknown-column.ts';
import type { ReadOptions } from './table-read.ts';

/** @throws ConfigurationError for a declared type of a column that the file does not have */
export function checkDeclaredNames(
  names: readonly string[],
  { name: fileName, types }: Pick<ReadOptions, 'name' | 'types'>,
): void {
  const known = new Set(names);
  for (const declared of Object.keys(types))
    if (!known.has(declared))
      throw unknownColumnError({
        option: `data.types.${declared}`,
        name: declared,
        known: names,
        of: fileName,
      });
}
