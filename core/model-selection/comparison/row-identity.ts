import type { DataSection } from '../../contracts/config/data-section.ts';
import { hashRows } from '../../table/row-hash.ts';
import type { Table } from '../../table/table.ts';

type Roles = Pick<DataSection, 'id'>;

/** What names a row: its id, or without one all of its cells. */
export function identityColumns(table: Table, data: Roles): string[] {
  return data.id === null ? table.columns.map(({ name }) => name) : [data.id];
}

/**
 * A number in [0, 1) for each row, `(nRows,)`, by which the same row is known again in another data set.
 * O(cells hashed).
 */
export function rowIdentity(table: Table, data: Roles): Float64Array {
  return hashRows(table, identityColumns(table, data), 0);
}
