import { LF } from '../ascii.ts';
import { appendChunk, appendFinalLineEnd, createByteWindow } from '../byte-window.ts';
import { becomeDictionary, type ColumnBuilder, growColumn } from '../column-builder.ts';
import { createFieldScanner } from '../field-scanner.ts';
import { missingSpellings } from '../missing-spellings.ts';
import { FIRST_PLAN } from '../read-plan.ts';
import { readRows } from '../read-rows.ts';
import { createRowReader, type RowReader } from '../row-reader.ts';
import type { TailColumn, TailOrder, TailRows } from './tail-reader.ts';

/** A longer line is left to whoever reads the file from its beginning. */
const MAX_FIRST_LINE_BYTES = 1 << 20;

/**
 * Reads the rows of a tail. Whether it begins with a row, and not inside of quotes, shows where the reading of the beginning
 * ends. What a row means only together with all before it (a text below numbers) is not decided here: the answer is null.
 * @param chunks the bytes of the file from the one before `order.from` on, short ones: each is used up before the next
 * @param begin is told where the tail begins, in bytes of the file
 */
export function readTail(
  order: TailOrder,
  chunks: Iterable<Uint8Array>,
  begin: (start: number | null) => void,
): TailRows | null {
  const reader = tailRowReader(order);
  const { window } = reader;
  let position = order.from - 1;
  let hasBegun = false;
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
    readRows(reader);
    if (!isOfOneKind(reader)) return null;
  }
  if (!hasBegun) begin(null);
  appendFinalLineEnd(window);
  readRows(reader);
  if (!hasBegun || !isOfOneKind(reader) || window.start < window.end) return null;
  return rowsOf(reader);
}

function tailRowReader({
  header,
  delimiter,
  isText,
  options,
  sizeBytes,
  from,
  maxRowBytes,
}: TailOrder): RowReader {
  const scanner = createFieldScanner(options.name);
  scanner.delimiter = delimiter;
  const missing = missingSpellings(options.missing);
  const reader = createRowReader({
    ...{ window: createByteWindow(), scanner, missing, header, maxRowBytes, types: options.types },
    lineEnds: { lf: 0, crlf: 0, cr: 0 },
    plan: { ...FIRST_PLAN, mayEndWithDelimiter: false },
    sizeBytes: sizeBytes - from,
    isShared: true,
  });
  for (const [index, column] of reader.columns.entries()) {
    if (!isText[index] || column.dictionary !== null) continue;
    becomeDictionary(column, missing);
    growColumn(column, reader.lines.length);
    reader.valuesOf[index] = null;
  }
  return reader;
}

/** Whether all columns hold nothing but numbers and gaps, or nothing but good texts. */
function isOfOneKind({ columns, isContradicted }: RowReader): boolean {
  const isPlain = ({ nOffending, nLong, dictionary }: ColumnBuilder) =>
    nOffending === 0 && nLong === 0 && (dictionary === null || dictionary.badLevels === null);
  return !isContradicted && columns.every(isPlain);
}

function rowsOf(reader: RowReader): TailRows {
  const { nRows, nRowsRead, lineEnds, quarantined, nOpenQuotes, nWithNul, nInvalidTexts } = reader;
  const column = ({ values, codes, dictionary }: ColumnBuilder): TailColumn => {
    if (dictionary === null) return { values: values.subarray(0, nRows) };
    const { nLevels, arena, offsets } = dictionary;
    return { codes: codes.subarray(0, nRows), dictionary: { nLevels, arena, offsets } };
  };
  return {
    ...{ nRows, nRowsRead, lineEnds, quarantined, nOpenQuotes, nWithNul, nInvalidTexts },
    nLines: reader.scanner.line - 1,
    lines: reader.lines.subarray(0, nRows),
    columns: reader.columns.map(column),
  };
}
