/**
 * Writes rows of a CSV file, many at a time: the kernel of core/csv/write-csv.ts, compiled to WebAssembly by `npm run kernel`.
 * A row with a cell that it does not write (an infinity, a time of a year of five digits) ends the run, and
 * core/csv/write-csv.ts writes that row.
 *
 * All addresses are byte offsets into the memory. It writes up to 32 bytes beyond a cell's end, and reads up to 16 beyond a
 * text's.
 */

import { Decimals, writeFixed, writeFixedLong } from './fixed-number';
import { writeShortest } from './shortest-number';
import { writeTime } from './written-time';

const COMMA: u8 = 0x2c;
const LF: u8 = 0x0a;

/** The kinds of columns, in the order of core/csv/kernel/write-rows-kernel.ts. */
const FIXED: u32 = 0;
/** With no decimals, or more than eight. */
const FIXED_LONG: u32 = 1;
const SHORTEST: u32 = 2;
const BOOLEAN: u32 = 3;
const TIME: u32 = 4;
const DATE: u32 = 5;
const LEVEL: u32 = 6;
const TEXT: u32 = 7;

class Column {
  kind: u32;
  /** Address of its cells: a double each, of `LEVEL` a code, of `TEXT` where it is, 0 if missing, and its length. */
  cells: u32;
  /** Address of where its texts are and their lengths: first of a missing cell, then by code. */
  texts: u32;
}

/** What to write, and where; 4 bytes each. */
class Job {
  columns: u32;
  columnsEnd: u32;
  /** Addresses of how decimals are written, and of the powers of ten. */
  decimals: u32;
  powers: u32;
  /** The first row, and the one after the last; the answer: the first row that was not written. */
  row: u32;
  nRows: u32;
  /** Where to write, and where the last row may begin; the answer: where the last row ends. */
  at: u32;
  lastStart: u32;
}

export function writeRows(jobAt: usize): void {
  const job = changetype<Job>(jobAt);
  const columns = job.columns;
  const columnsEnd = job.columnsEnd;
  const decimals = changetype<Decimals>(<usize>job.decimals);
  const powers = job.powers;
  const nRows = job.nRows;
  const lastStart = job.lastStart;
  let row = job.row;
  let at = job.at;
  for (; row < nRows && at <= lastStart; row++) {
    let end = at;
    let columnAt = columns;
    for (; columnAt < columnsEnd; columnAt += offsetof<Column>()) {
      const column = changetype<Column>(<usize>columnAt);
      const kind = column.kind;
      if (kind == LEVEL) {
        end = copyText(end, column.texts + 8 + (load<i32>(column.cells + (row << 2)) << 3));
      } else if (kind == TEXT) {
        const cell = column.cells + (row << 3);
        end = copyText(end, load<u32>(cell) == 0 ? column.texts : cell);
      } else {
        const value = load<f64>(column.cells + (row << 3));
        if (value != value) end = copyText(end, column.texts);
        else if (kind == FIXED) end = writeFixed(end, value, decimals);
        else if (kind == SHORTEST) end = writeShortest(end, value, powers);
        else if (kind == FIXED_LONG) end = writeFixedLong(end, value, decimals);
        else if (kind == BOOLEAN) end = copyText(end, column.texts + (value == 0 ? 8 : 16));
        else end = writeTime(end, value, kind == DATE);
        if (end == 0) break;
      }
      store<u8>(end++, COMMA);
    }
    if (columnAt < columnsEnd) break;
    store<u8>(end - 1, LF);
    at = end;
  }
  job.row = row;
  job.at = at;
}

/** Sixteen bytes at a time. Answers where the text ends. */
// @ts-ignore: decorator
@inline
function copyText(at: u32, text: u32): u32 {
  const start = load<u32>(text);
  const length = load<u32>(text + 4);
  let copied: u32 = 0;
  do {
    v128.store(at + copied, v128.load(start + copied));
    copied += 16;
  } while (copied < length);
  return at + length;
}
