import { joinBytes } from '../join-bytes.ts';
import { arraysInTurns, readStretch } from '../table/read-stretch.ts';
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
 * of which stays as it is until the one behind the next is asked for.
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
  const copied = copierInTurns();
  const arrays = columns.map(() => arraysInTurns(1, Math.min(nRows, ROWS_A_STRETCH)));
  let at = rows.start;
  for (let from = 0; from < nRows; from += ROWS_A_STRETCH) {
    const to = Math.min(nRows, from + ROWS_A_STRETCH);
    const cells = formats.map((format, index) =>
      withCells(format, readStretch(columns[index]!, { from, to, array: arrays[index]! })),
    );
    for (let row = 0; row < to - from; ) {
      ({ row, at } = fillRows(rows, cells, { row, nRows: to - from, at, lastStart: rows.lastStart }));
      if (row === to - from) break;
      yield copied(rows.bytes.subarray(rows.start, at));
      at = rows.start;
    }
  }
  if (at > rows.start) yield copied(rows.bytes.subarray(rows.start, at));
}

/** All of `csvChunks` in one array. */
export function writeCsv(table: Table, options: WriteCsvOptions = {}): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (const chunk of csvChunks(sourceOf(table), options)) chunks.push(chunk.slice());
  return joinBytes(chunks);
}

/** Copies bytes into one of two arrays in turns: the next bytes do not touch the last ones. */
function copierInTurns(): (bytes: Uint8Array) => Uint8Array<ArrayBuffer> {
  const arrays = [new Uint8Array(0), new Uint8Array(0)];
  let n = 0;
  return (bytes) => {
    const turn = n++ % arrays.length;
    if (arrays[turn]!.length < bytes.length) arrays[turn] = new Uint8Array(bytes.length);
    const copy = arrays[turn]!.subarray(0, bytes.length);
    copy.set(bytes);
    return copy;
  };
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
