import type { DataSection } from '../contracts/config/data-section.ts';
import type { ColumnType } from '../table/table.ts';

/**
 * The types that the reader is told. An id is a name, whatever it looks like: as a number `007` would become 7, and two
 * long ids could become one.
 */
export function declaredTypes({ id, types }: Pick<DataSection, 'id' | 'types'>): Record<string, ColumnType> {
  return { ...(id === null ? {} : { [id]: 'text' as const }), ...types };
}
