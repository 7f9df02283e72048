import { type Column, isNumeric, type Table } from '../../../../core/table/table.ts';

/** The table with nothing known of the rows for which `isHidden` holds, but for the columns that are kept. */
export function withoutCells(
  { nRows, columns }: Table,
  isHidden: (row: number) => boolean,
  kept: readonly string[] = [],
): Table {
  return {
    nRows,
    columns: columns.map((column): Column => {
      if (kept.includes(column.name)) return column;
      return isNumeric(column)
        ? { ...column, values: column.values.map((x, row) => (isHidden(row) ? Number.NaN : x)) }
        : { ...column, codes: column.codes.map((code, row) => (isHidden(row) ? -1 : code)) };
    }),
  };
}
