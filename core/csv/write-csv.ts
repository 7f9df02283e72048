import { joinBytes } from '../join-bytes.ts';
import type { Table } from '../table/table.ts';
import { sourceOf, type TableSource } from '../table/table-source.ts';
import { cellsOf, withCells } from './cells.ts';
import { escapedFormula } from './escaped-formula.ts';
import { inQuotes, quotedText } from './quoted-text.ts';
import { createRowsBuffer, fillRows } from './write-rows.ts';

/** So many rows of a column are read at once: what is made as it is read stays in the processor's cache. */
const ROWS_A_STRETCH = 1 << 12;

const MAY_DELIMIT = /[;\t|]/;

const encoder = new TextEncoder();

export interface WriteCsvOptions {
  /** How a missing cell is spelled. @default '' */
  readonly missing?: string;
  /**
   * Digits of numbers: the fewest that read back as the same double, or so many decimals, 0 to 15, rounded as `%.6f` does
   * it. A column of whole numbers has none in either case. @default 'roundTrip'
   */
  readonly precision?: 'roundTrip' | number;
  /** Whether text that a spreadsheet would execute gets an apostrophe in front. @default false */
  readonly escapeFormulas?: boolean;
}

/**
 * A table as CSV in UTF-8: a header, commas, LF, quotes only where they are needed, missing cells in their spelling, `true`
 * and `false`, times in ISO 8601 (`1970-01-31` when all of the column are midnights in UTC). In chunks of about 1 MB, each
 * in a buffer of its own, which whoever gets it may keep.
 *
 * Reading the bytes back with that spelling among those of a missing cell gives the same table, where `precision` is
 * `roundTrip` and nothing is escaped, except that types are inferred anew: give `types` to have a column of text that looks
 * like numbers, times or booleans back, or a categorical one that is too varied, or one without values. A level that is
 * itself a spelling of a missing cell comes back missing. A time keeps its milliseconds, and years outside 0000 to 9999 are
 * not read. O(cells); memory for a chunk and the levels.
 */
export function* csvChunks(
  { columns, nRows }: TableSource,
  options: WriteCsvOptions = {},
): Generator<Uint8Array<ArrayBuffer>> {
  const { precision = 'roundTrip', escapeFormulas = false } = options;
  const field = escapeFormulas ? (text: string) => presentText(escapedFormula(text)) : presentText;
  const missing = missingCell(options.missing ?? '', columns.length);
  const formats = columns.map((column) => cellsOf(column, { precision, missing, field }));

  yield encoder.encode(`${columns.map(({ name }) => nameField(field, name)).join(',')}\n`);
  const rows = createRowsBuffer(formats);
  let at = rows.start;
  for (let from = 0; from < nRows; from += ROWS_A_STRETCH) {
    const to = Math.min(nRows, from + ROWS_A_STRETCH);
    const cells = formats.map((format, index) => withCells(format, columns[index]!.read(from, to)));
    for (let row = 0; row < to - from; ) {
      ({ row, at } = fillRows(rows, cells, { row, nRows: to - from, at, lastStart: rows.lastStart }));
      if (row === to - from) break;
      yield rows.bytes.slice(rows.start, at);
      at = rows.start;
    }
  }
  if (at > rows.start) yield rows.bytes.slice(rows.start, at);
}

/** All of `csvChunks` in one array. */
export function writeCsv(table: Table, options: WriteCsvOptions = {}): Uint8Array {
  return joinBytes([...csvChunks(sourceOf(table), options)]);
}

function missingCell(spelling: string, nColumns: number): Uint8Array {
  if (spelling !== '') return encoder.encode(quotedText(spelling));
  // A lone missing cell would be a blank line, which readers skip.
  return encoder.encode(nColumns === 1 ? '""' : '');
}

/** In quotes also where a reader that finds out the delimiter would count another one. */
function nameField(field: (text: string) => string, name: string): string {
  const written = field(name);
  return MAY_DELIMIT.test(name) && !written.startsWith('"') ? inQuotes(written) : written;
}

/** An empty text in quotes is told apart from a missing cell. */
function presentText(text: string): string {
  return text === '' ? '""' : quotedText(text);
}
