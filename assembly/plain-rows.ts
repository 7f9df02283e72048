/**
 * Reads rows of a CSV file in their common spelling, many at a time: the kernel of core/csv, compiled to WebAssembly by
 * `npm run kernel`. Whatever is not common (an exponent, blanks, doubled quotes, a line break in a field, a row of another
 * length) ends the run before its row, and core/csv/read-rows.ts reads that row.
 *
 * A field's end is found 16 bytes at a time.
 *
 * All addresses are byte offsets into the memory; 16 bytes before the rows and after them must be readable.
 */

import { readText, rememberLevel } from './known-level';
import { ALL_BITS, isNumber, readNumber } from './plain-number';

export { rememberLevel };

const CR: u8 = 0x0d;
const LF: u8 = 0x0a;

/** What the kernel must know of a file, in this order, 4 bytes each. */
class Job {
  /** First byte of the rows, and the byte after the last one that has arrived. */
  start: u32;
  end: u32;
  delimiter: u32;
  nColumns: u32;
  /** Address of 4 bytes a column: 0 for numbers, for texts the address of its table of known levels. */
  columns: u32;
  /** Address of the cells, column after column: 8 bytes a cell. */
  cells: u32;
  /** Rows there is room for. */
  maxRows: u32;
  /** Address of the spellings of a missing number: 8 bytes, and a length of 8 bytes. */
  missing: u32;
  nMissing: u32;
  /** Whether an empty cell is missing. */
  includesEmpty: u32;
  /** Answers: the first byte that was not read, and how many of the rows ended with CRLF. */
  next: u32;
  nCrlf: u32;
}

/** Reads rows and answers how many. */
export function readPlainRows(jobAt: usize): u32 {
  const job = changetype<Job>(jobAt);
  const delimiter = <u8>job.delimiter;
  const end = job.end;
  const nColumns = job.nColumns;
  const columns = job.columns;
  const stride = job.maxRows << 3;
  const delimiters = i8x16.splat(delimiter);
  let at = job.start;
  let nCrlf: u32 = 0;
  let row: u32 = 0;
  for (; row < job.maxRows; row++) {
    let position = at;
    let cell = job.cells + (row << 3);
    let column: u32 = 0;
    let isCrlf = false;
    for (; column < nColumns; column++, cell += stride) {
      const fieldEnd = findFieldEnd(position, end, delimiters);
      if (fieldEnd >= end) break;
      const length = fieldEnd - position;
      const levels = load<u32>(columns + (column << 2));
      if (levels != 0) {
        if (!readText(position, length, levels, cell)) break;
      } else if (length == 0) {
        if (job.includesEmpty == 0) break;
        store<f64>(cell, NaN);
      } else {
        const value = readNumber(position, fieldEnd);
        if (isNumber) store<f64>(cell, value);
        else if (isMissing(job, position, length)) store<f64>(cell, NaN);
        else break;
      }
      const byte = load<u8>(fieldEnd);
      position = fieldEnd + 1;
      if (column + 1 < nColumns) {
        if (byte != delimiter) break;
      } else if (byte == CR) {
        if (fieldEnd + 1 >= end || load<u8>(fieldEnd + 1) != LF) break;
        position++;
        isCrlf = true;
      } else if (byte != LF) break;
    }
    // A blank line is no row, and a line of one empty cell looks like one.
    if (column < nColumns || (nColumns == 1 && load<u8>(at) <= CR)) break;
    at = position;
    nCrlf += <u32>isCrlf;
  }
  job.next = at;
  job.nCrlf = nCrlf;
  return row;
}

/** The first delimiter, CR, LF or NUL from `start` on, or at least `end`. */
// @ts-ignore: decorator
@inline
function findFieldEnd(start: u32, end: u32, delimiters: v128): u32 {
  for (let at = start; at < end; at += 16) {
    const bytes = v128.load(at);
    const ends = v128.or(
      v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, i8x16.splat(LF))),
      v128.or(i8x16.eq(bytes, i8x16.splat(CR)), i8x16.eq(bytes, i8x16.splat(0))),
    );
    const mask = <u32>i8x16.bitmask(ends);
    if (mask != 0) return at + ctz(mask);
  }
  return end;
}

/** Whether a cell of a column of numbers spells a missing one. */
function isMissing(job: Job, start: u32, length: u32): bool {
  if (length > 8) return false;
  const word = load<u64>(start) & (ALL_BITS >> (64 - (length << 3)));
  for (let i: u32 = 0; i < job.nMissing; i++) {
    const spelling = job.missing + (i << 4);
    if (load<u64>(spelling) == word && load<u64>(spelling + 8) == length) return true;
  }
  return false;
}
