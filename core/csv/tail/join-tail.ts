import type { ColumnBuilder } from '../column-builder.ts';
import { type DictionaryBuilder, levelOf } from '../dictionary-builder.ts';
import { MAX_OPEN_QUOTES } from '../give-up-line.ts';
import { ensureRoom, type RowPlace, type RowReader } from '../row-reader.ts';
import type { TailRows } from './tail-reader.ts';

/**
 * Adds the rows of a tail to those before it, as if they had been read here. False, and nothing is done, where they must be
 * read here: a column is of texts on one side alone, or the whole has more open quotes than a file may. O(rows x columns)
 */
export function joinTail(reader: RowReader, tail: TailRows, place: RowPlace): boolean {
  const areAlike = reader.columns.every(
    ({ dictionary }, at) => (dictionary === null) === (tail.dictionaries[at] === null),
  );
  if (!areAlike || reader.nOpenQuotes + tail.nOpenQuotes > MAX_OPEN_QUOTES) return false;
  // Where this side has outgrown the room before the tail, it has other arrays by now.
  if (reader.lines === place.lines) reader.room = place.lines.length;
  ensureRoom(reader, tail.nRows);
  const { scanner, lineEnds, nRows } = reader;
  const rows = { from: place.firstRow, to: nRows, n: tail.nRows };
  for (const [at, column] of reader.columns.entries())
    moveCells(column, place.cells[at]!, tail.dictionaries[at]!, rows);
  const before = scanner.line - 1;
  for (let i = 0; i < rows.n; i++) reader.lines[rows.to + i] = place.lines[rows.from + i]! + before;
  for (const row of tail.quarantined) reader.quarantined.push({ ...row, line: row.line + before });
  scanner.line += tail.nLines;
  lineEnds.lf += tail.lineEnds.lf;
  lineEnds.crlf += tail.lineEnds.crlf;
  lineEnds.cr += tail.lineEnds.cr;
  reader.nRows += tail.nRows;
  reader.nRowsRead += tail.nRowsRead;
  reader.nOpenQuotes += tail.nOpenQuotes;
  reader.nWithNul += tail.nWithNul;
  reader.nInvalidTexts += tail.nInvalidTexts;
  return true;
}

interface MovedRows {
  readonly from: number;
  /** Not behind `from`, where both are of the same arrays. */
  readonly to: number;
  readonly n: number;
}

type Levels = Pick<DictionaryBuilder, 'nLevels' | 'arena' | 'offsets'>;

function moveCells(
  column: ColumnBuilder,
  cells: Float64Array | Int32Array,
  levels: Levels | null,
  { from, to, n }: MovedRows,
): void {
  if (levels === null) {
    if (column.values === cells) cells.copyWithin(to, from, from + n);
    else column.values.set(cells.subarray(from, from + n), to);
    return;
  }
  const codeOf = addLevels(column.dictionary!, levels);
  const { codes } = column;
  for (let i = 0; i < n; i++) codes[to + i] = codeOf[cells[from + i]!]!;
}

/** The levels as those of `dictionary`, `(nLevels,)`. */
function addLevels(dictionary: DictionaryBuilder, { nLevels, arena, offsets }: Levels): Int32Array {
  return Int32Array.from({ length: nLevels }, (_, level) =>
    levelOf(dictionary, { fieldBytes: arena, fieldStart: offsets[level]!, fieldEnd: offsets[level + 1]! }),
  );
}
