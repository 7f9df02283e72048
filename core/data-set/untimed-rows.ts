import type { TableRead } from '../input/table-read.ts';
import { rowText } from '../table/row-text.ts';
import { findColumn, isMissingAt } from '../table/table.ts';
import { keepRows } from './keep-rows.ts';

type Rows = Pick<TableRead, 'table' | 'lines' | 'quarantined' | 'rowTexts'>;

/**
 * A row that says not when it came to be cannot be ordered: it is set aside, with its line and its text, and not guessed at. A
 * reader that was not told of `needed` has kept no text: then it is made of the cells. O(rows)
 */
export function withoutUntimedRows<R extends Rows>(read: R, time: string | null): R {
  const column = time === null ? undefined : findColumn(read.table, time);
  if (column === undefined) return read;
  const kept: number[] = [];
  const untimed: number[] = [];
  for (let row = 0; row < read.table.nRows; row++) (isMissingAt(column, row) ? untimed : kept).push(row);
  if (untimed.length === 0) return read;
  const refused = untimed.map((row) => ({
    line: read.lines[row]!,
    reason: `has no ${time}, the column of data.time`,
    text: read.rowTexts?.get(read.lines[row]!) ?? rowText(read.table, row),
  }));
  const quarantined = [...read.quarantined, ...refused].sort((a, b) => a.line - b.line);
  return { ...keepRows(read, Int32Array.from(kept)), quarantined };
}
