import { joinBytes } from '../join-bytes.ts';
import { arraysInTurns, readStretch, type Stretch } from '../table/read-stretch.ts';
import { type Column, isNumeric } from '../table/table.ts';
import type { SourceColumn, TableSource } from '../table/table-source.ts';
import { type ColumnChunk, footerBytes, type RowGroup } from './write/footer.ts';
import { numericPage } from './write/numeric-page.ts';
import { ENCODING, type Page, pageHeader } from './write/page.ts';
import { textPages } from './write/text-pages.ts';

const MAGIC = new TextEncoder().encode('PAR1');
/** A column of numbers is one page of 1 MB, and readers have groups to share among threads. */
const ROWS_A_GROUP = 1 << 17;
const MAX_JOINED_BYTES = 1 << 12;

/**
 * A table as a Parquet file: numbers as exact doubles, times in UTC to the millisecond, categories and texts by dictionary,
 * missing cells as nulls. Uncompressed: see docs/decisions/0022-parquet-pages-are-ours.md. The chunks may be views of the
 * table, and each stays as it is until the one behind the next is asked for. O(cells); memory for a column of a row group.
 */
export function* parquetChunks({ columns, nRows }: TableSource): Generator<Uint8Array> {
  const groups: RowGroup[] = [];
  let offset = MAGIC.length;
  yield MAGIC;
  // What is in one is taken before the chunk behind the next is asked for, and a page has several chunks.
  const array = arraysInTurns(2, Math.min(nRows, ROWS_A_GROUP));
  for (let from = 0; from < nRows; from += ROWS_A_GROUP) {
    const to = Math.min(nRows, from + ROWS_A_GROUP);
    const chunks: ColumnChunk[] = [];
    for (const column of columns) {
      const chunk = yield* columnChunk(column, { from, to, offset, array });
      offset += chunk.sizeBytes;
      chunks.push(chunk);
    }
    groups.push({ nRows: to - from, chunks });
  }
  const footer = footerBytes(columns, nRows, groups);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, footer.length, true);
  yield footer;
  yield length;
  yield MAGIC;
}

interface Place extends Stretch {
  /** Where the chunk begins in the file. */
  readonly offset: number;
}

/** Yields a column of a row group, and answers where it lies. */
function* columnChunk(column: SourceColumn, place: Place): Generator<Uint8Array, ColumnChunk> {
  const { from, to, offset } = place;
  const encodings = new Set<number>([ENCODING.rle]);
  let sizeBytes = 0;
  let nMissing = 0;
  let dictionaryPageOffset: number | undefined;
  let dataPageOffset: number | undefined;
  for (const page of pagesOf(readStretch(column, place))) {
    if (page.kind === 'dictionary') dictionaryPageOffset = offset;
    else dataPageOffset ??= offset + sizeBytes;
    encodings.add(page.encoding);
    nMissing += page.nMissing;
    for (const part of withHead(pageHeader(page), page.parts)) {
      sizeBytes += part.length;
      yield part;
    }
  }
  return {
    column,
    encodings: [...encodings],
    nValues: to - from,
    nMissing,
    sizeBytes,
    dataPageOffset: dataPageOffset!, // a group has rows, so that there is a page of them
    dictionaryPageOffset,
  };
}

/** The header together with the first part, if that is short: a write a chunk costs more than joining them. */
function withHead(header: Uint8Array, [first, ...rest]: readonly Uint8Array[]): Uint8Array[] {
  if (first === undefined || first.length > MAX_JOINED_BYTES)
    return [header, ...(first ? [first] : []), ...rest];
  return [joinBytes([header, first]), ...rest];
}

function pagesOf(column: Column): Iterable<Page> {
  return isNumeric(column) ? [numericPage(column.values, column.type)] : textPages(column);
}
