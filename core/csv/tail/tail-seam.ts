import type { ReadOptions } from '../../input/table-read.ts';
import type { RowReader } from '../row-reader.ts';
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
  let cut = Infinity;
  return {
    order: ({ header, scanner, columns, endsWithDelimiter }, nBytesArrived) => {
      if (isOver || reading !== undefined || endsWithDelimiter !== 'no') return;
      const from = tail!.placeFor({ nBytesArrived, sizeBytes });
      if (from === null) return;
      cut = from;
      reading = tail!.read({
        ...{ from, header, delimiter: scanner.delimiter, maxRowBytes, sizeBytes },
        isText: columns.map(({ dictionary }) => dictionary !== null),
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
      return rows !== null && joinTail(reader, rows);
    },
  };
}
