import type { DataSection } from '../contracts/config/data-section.ts';
import type { ColumnType } from '../table/table.ts';

/**
 * The types that the reader is told. An id is a name, whatever it looks like: as a number `007` would become 7, and two
 * long ids could become one. A column to be ignored stays as it was written, for the same reason. The column of `data.time`
 * must be times, so that the lines of the cells that are none are named.
 */
export function declaredTypes({
  id,
  ignore,
  time,
  types,
}: Pick<DataSection, 'id' | 'ignore' | 'time' | 'types'>): Record<string, ColumnType> {
  const asWritten = [...ignore, ...(id === null ? [] : [id])];
  return {
    ...Object.fromEntries(asWritten.map((name) => [name, 'text' as const])),
    ...(time === null ? {} : { [time]: 'time' as const }),
    ...types,
  };
}
