import { type Column, findColumn, type Table } from '../table/table.ts';
import { unknownColumnError } from '../unknown-column.ts';

/** The column that an option names. @throws ConfigurationError that offers the nearest known name */
export function namedColumn(table: Table, name: string, option: string): Column {
  const column = findColumn(table, name);
  if (column !== undefined) return column;
  throw unknownColumnError({ option, name, known: table.columns.map((other) => other.name) });
}
