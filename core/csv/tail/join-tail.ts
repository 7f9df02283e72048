import type { ColumnBuilder } from '../column-builder.ts';
import { type DictionaryBuilder, levelOf } from '../dictionary-builder.ts';
import { MAX_OPEN_QUOTES } from '../give-up-line.ts';
import { ensureRoom, type RowReader } from '../row-reader.ts';
import type { TailColumn, TailRows } from './tail-reader.ts';

/**
 * Adds the rows of a tail to those before it, as if they had been read here. False, and nothing is done, where they must be
 * read here: a column is of texts on one side alone, or the whole has more open quotes than a file may. O(rows x columns)
 */
export function joinTail(reader: RowReader, tail: TailRows): boolean {
  const areAlike = reader.columns.every(
    ({ dictionary }, at) => (dictionary === null) === 'values' in tail.columns[at]!,
  );
  if (!areAlike || reader.nOpenQuotes + tail.nOpenQuotes > MAX_OPEN_QUOTES) return false;
  ensureRoom(reader, tail.nRows);
  for (const [at, column] of reader.columns.entries()) addCells(column, tail.columns[at]!, reader.nRows);
  const { scanner, lines, lineEnds, nRows } = reader;
  const before = scanner.line - 1;
  for (let row = 0; row < tail.nRows; row++) lines[nRows + row] = tail.lines[row]! + before;
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

function addCells(column: ColumnBuilder, cells: TailColumn, row: number): void {
  if ('values' in cells) {
    column.values.set(cells.values, row);
    return;
  }
  const codeOf = addLevels(column.dictionary!, cells.dictionary);
  const { codes } = cells;
  for (let i = 0; i < codes.length; i++) column.codes[row + i] = codeOf[codes[i]!]!;
}

/** The levels of `other` as those of `dictionary`, `(nLevels,)`. */
function addLevels(
  dictionary: DictionaryBuilder,
  { nLevels, arena, offsets }: Pick<DictionaryBuilder, 'nLevels' | 'arena' | 'offsets'>,
): Int32Array {
  return Int32Array.from({ length: nLevels }, (_, level) =>
    levelOf(dictionary, { fieldBytes: arena, fieldStart: offsets[level]!, fieldEnd: offsets[level + 1]! }),
  );
}
