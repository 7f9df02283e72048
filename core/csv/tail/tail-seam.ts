import type { ReadOptions } from '../../input/table-read.ts';
import {
  ensureRoom,
  MAX_EXPECTED_ROWS,
  ROOM_TO_SPARE,
  type RowPlace,
  type RowReader,
} from '../row-reader.ts';
import { joinTail } from './join-tail.ts';
import type { TailOptions, TailReading } from './tail-reader.ts';

/** Where the rows that this thread reads end, and those of another begin. */
export interface TailSeam {
  /** Has the tail read elsewhere, once that thread is ready and the first rows have shown what the file is. */
  order(reader: RowReader, nBytesArrived: number): void;
  /** The byte before which this thread must stop to look, when it is about to read on to `next`. */
  cutBefore(next: number): Promise<number>;
  /** At the cut: whether a row ends there, so that what follows is the tail. */
  leave(reader: RowReader): boolean;
  /** Adds the tail that follows. False where it cannot be added, and the file must be read again. */
  join(reader: RowReader): Promise<boolean>;
}

export function createTailSeam(
  { tail, ...options }: ReadOptions & TailOptions,
  { maxRowBytes }: Pick<RowReader, 'maxRowBytes'>,
): TailSeam {
  const { sizeBytes = 0, name, missing, types } = options;
  let reading: TailReading | undefined;
  let isOver = tail === undefined;
  let isUseless = false;
  let place: RowPlace | undefined;
  let cut = Infinity;
  return {
    order: (reader, nBytesArrived) => {
      const { header, scanner, endsWithDelimiter } = reader;
      if (isOver || reading !== undefined || endsWithDelimiter !== 'no') return;
      const from = tail!.placeFor({ nBytesArrived, sizeBytes });
      if (from === null) return;
      place = makePlace(reader, from - nBytesArrived);
      if (place === undefined) {
        isOver = true;
        return;
      }
      cut = from;
      reading = tail!.read({
        ...{ from, header, delimiter: scanner.delimiter, maxRowBytes, sizeBytes, place },
        options: { name, missing, types },
      });
      reading.rows.then(
        (rows) => {
          isUseless = rows === null;
        },
        () => {}, // thrown when it is waited for
      );
    },
    cutBefore: async (next) => {
      if (reading !== undefined && !isOver && next >= cut) cut = (await reading.start) ?? Infinity;
      return cut;
    },
    leave: ({ window, isSkipping }) => {
      cut = Infinity;
      isOver = true;
      return window.start === window.end && !isSkipping && !isUseless;
    },
    join: async (reader) => {
      const rows = await reading!.rows;
      return rows !== null && joinTail(reader, rows, place!);
    },
  };
}

/** So few rows do not tell how many will come. */
const ROWS_TO_SPARE = 64;

/**
 * Room for the rows of the tail, behind that for the rows of the bytes before it that are still to come; undefined where so many
 * are expected that there may be no such room.
 */
function makePlace(reader: RowReader, nBytesBefore: number): RowPlace | undefined {
  const { window, nRows, nBytesArrived, sizeBytes, columns } = reader;
  const rowsAByte = nRows / Math.max(1, nBytesArrived - (window.end - window.start));
  const expected = (nBytes: number) => Math.ceil(nBytes * rowsAByte * ROOM_TO_SPARE) + ROWS_TO_SPARE;
  const firstRow = nRows + expected(nBytesBefore);
  const nExpected = firstRow + expected(sizeBytes - nBytesArrived - nBytesBefore);
  if (nExpected > MAX_EXPECTED_ROWS) return undefined;
  ensureRoom(reader, nExpected - nRows);
  reader.room = firstRow;
  const cells = columns.map(({ dictionary, values, codes }) => (dictionary === null ? values : codes));
  return { lines: reader.lines, cells, firstRow };
}
