import type { CleanSection } from '../contracts/config/clean-section.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import { duplicateRows } from '../duplicates/duplicate-rows.ts';
import { repeatedValues } from '../duplicates/repeated-values.ts';
import type { TableRead } from '../input/table-read.ts';
import { cellText } from '../table/column-text.ts';
import { allRows, type Column, findColumn, isNumeric } from '../table/table.ts';
import { keepRows } from './keep-rows.ts';

type Rows = Pick<TableRead, 'table' | 'lines'>;

interface Deduplicated<R> {
  readonly read: R;
  readonly nDropped: number;
  /** O(rows x columns) where nothing is dropped: nobody else waits for it. */
  readonly notices: () => readonly string[];
}

/**
 * The rows without those that are equal to an earlier one in every column, if the configuration says so. They are counted
 * anyway, and so are rows that repeat an id. O(rows x columns)
 */
export function withoutDuplicates<R extends Rows>(
  read: R,
  { duplicates }: Pick<CleanSection, 'duplicates'>,
  { id }: Pick<DataSection, 'id'>,
): Deduplicated<R> {
  const column = id === null ? undefined : findColumn(read.table, id);
  const repeatedRows = () => (isKey(column) ? new Int32Array(0) : duplicateRows(read.table));
  if (duplicates === 'keep')
    return {
      read,
      nDropped: 0,
      notices: () => [...rowsNotice(repeatedRows().length, false), ...idNotice(read, id)],
    };
  const repeated = repeatedRows();
  const left = repeated.length > 0 ? keepRows(read, rowsWithout(read.table.nRows, repeated)) : read;
  return {
    read: left,
    nDropped: repeated.length,
    notices: () => [...rowsNotice(repeated.length, true), ...idNotice(left, id)],
  };
}

/** An id in every row and none twice: then no two rows are equal, and only that column needs to be read. */
function isKey(column: Column | undefined): boolean {
  if (column === undefined || isNumeric(column)) return false;
  return !column.codes.includes(-1) && repeatedValues(column).nRows === 0;
}

function rowsWithout(nRows: number, left: Int32Array): Int32Array {
  let next = 0;
  return allRows(nRows).filter((row) => {
    if (row !== left[next]) return true;
    next++;
    return false;
  });
}

function rowsNotice(n: number, isDropping: boolean): string[] {
  if (n === 0) return [];
  const rows =
    n === 1
      ? '1 row is equal to an earlier one in every column'
      : `${n} rows are equal to earlier ones in every column`;
  const was = n === 1 ? 'was' : 'were';
  return [
    isDropping
      ? `${rows} and ${was} dropped.`
      : `${rows} and ${was} kept: clean.duplicates: drop leaves such rows out.`,
  ];
}

function idNotice({ table, lines }: Rows, id: string | null): string[] {
  const column = id === null ? undefined : findColumn(table, id);
  if (column === undefined) return [];
  const { nRows, first } = repeatedValues(column);
  const [example] = first;
  if (example === undefined) return [];
  const [row, again] = example;
  const repeat = nRows === 1 ? '1 row repeats' : `${nRows} rows repeat`;
  const where = `${JSON.stringify(cellText(column, row))} is on lines ${lines[row]} and ${lines[again]}`;
  return [`${repeat} a value of ${id}, the column of data.id: ${where}.`];
}
