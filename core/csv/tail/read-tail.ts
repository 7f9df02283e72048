import { LF } from '../ascii.ts';
import { appendChunk, appendFinalLineEnd, createByteWindow } from '../byte-window.ts';
import type { ColumnBuilder } from '../column-builder.ts';
import { createFieldScanner } from '../field-scanner.ts';
import { missingSpellings } from '../missing-spellings.ts';
import { FIRST_PLAN } from '../read-plan.ts';
import { readRows } from '../read-rows.ts';
import { createRowReader, NoRoomError, type RowPlace, type RowReader } from '../row-reader.ts';
import type { TailOrder, TailRows } from './tail-reader.ts';

/** A longer line is left to whoever reads the file from its beginning. */
const MAX_FIRST_LINE_BYTES = 1 << 20;

/**
 * Reads the rows of a tail into their place. Whether it begins with a row, and not inside of quotes, shows where the reading of
 * the beginning ends. What a row means only together with all before it (a text below numbers) is not decided here: the answer
 * is null, and so it is where there is no room.
 * @param chunks the bytes of the file from the one before `order.from` on, short ones: each is used up before the next
 * @param begin is told where the tail begins, in bytes of the file
 */
export function readTail(
  order: TailOrder,
  chunks: Iterable<Uint8Array>,
  begin: (start: number | null) => void,
): TailRows | null {
  try {
    return readWholeTail(order, chunks, begin);
  } catch (error) {
    if (error instanceof NoRoomError) return null;
    throw error;
  }
}

function readWholeTail(
  order: TailOrder,
  chunks: Iterable<Uint8Array>,
  begin: (start: number | null) => void,
): TailRows | null {
  const reader = tailRowReader(order);
  const { window } = reader;
  let position = order.from - 1;
  let hasBegun = false;
  let waitForBytes = 0;
  for (const chunk of chunks) {
    let rows = chunk;
    if (!hasBegun) {
      const lineEnd = chunk.indexOf(LF);
      position += lineEnd === -1 ? chunk.length : lineEnd + 1;
      if (lineEnd === -1 && position - order.from < MAX_FIRST_LINE_BYTES) continue;
      begin(lineEnd === -1 ? null : position);
      if (lineEnd === -1) return null;
      hasBegun = true;
      rows = chunk.subarray(lineEnd + 1);
    }
    appendChunk(window, rows);
    reader.nBytesArrived += rows.length;
    const nLeft = window.end - window.start;
    if (nLeft < waitForBytes && nLeft <= order.maxRowBytes) continue;
    readRows(reader);
    // As in `readPass`: a row that is not whole is read again from its start.
    waitForBytes = 2 * (window.end - window.start);
    if (!areOfOneKind(reader, order.place)) return null;
  }
  if (!hasBegun) begin(null);
  appendFinalLineEnd(window);
  readRows(reader);
  const isWhole = hasBegun && window.start === window.end;
  return isWhole && areOfOneKind(reader, order.place) ? rowsOf(reader, order.place) : null;
}

function tailRowReader({
  header,
  delimiter,
  place,
  options,
  sizeBytes,
  from,
  maxRowBytes,
}: TailOrder): RowReader {
  const scanner = createFieldScanner(options.name);
  scanner.delimiter = delimiter;
  return createRowReader({
    ...{ window: createByteWindow(), scanner, header, maxRowBytes, types: options.types, place },
    missing: missingSpellings(options.missing),
    lineEnds: { lf: 0, crlf: 0, cr: 0 },
    plan: { ...FIRST_PLAN, mayEndWithDelimiter: false },
    sizeBytes: sizeBytes - from,
    isShared: true,
  });
}

/** Whether all columns hold nothing but numbers and gaps, or nothing but good texts, as was ordered. */
function areOfOneKind({ columns, isContradicted }: RowReader, { cells }: RowPlace): boolean {
  const isPlain = ({ nOffending, nLong, dictionary }: ColumnBuilder, at: number) =>
    dictionary === null
      ? nOffending === 0 && nLong === 0
      : dictionary.badLevels === null && cells[at] instanceof Int32Array;
  return !isContradicted && columns.every(isPlain);
}

function rowsOf(reader: RowReader, { firstRow }: RowPlace): TailRows {
  const { nRowsRead, lineEnds, quarantined, nOpenQuotes, nWithNul, nInvalidTexts } = reader;
  const levelsOf = ({ dictionary }: ColumnBuilder) => {
    if (dictionary === null) return null;
    const { nLevels, arena, offsets } = dictionary;
    return { nLevels, arena, offsets };
  };
  return {
    ...{ nRowsRead, lineEnds, quarantined, nOpenQuotes, nWithNul, nInvalidTexts },
    nRows: reader.nRows - firstRow,
    nLines: reader.scanner.line - 1,
    dictionaries: reader.columns.map(levelsOf),
  };
}
