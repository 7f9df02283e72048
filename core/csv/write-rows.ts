import { COMMA, LF } from './ascii.ts';
import { type Cells, writeCell } from './cells.ts';
import { type PlainRowsWriter, writePlainRows } from './kernel/write-plain-rows.ts';
import { createWriteRowsKernel, type Stretch, type Written } from './kernel/write-rows-kernel.ts';

/** What one chunk holds, about. */
const CHUNK_BYTES = 1 << 20;

/** Where the rows of one chunk are written. */
export interface RowsBuffer {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where the first row begins, and where the last one may, so that it fits for certain. */
  readonly start: number;
  readonly lastStart: number;
  /** The kernel whose memory holds the bytes; null where it cannot serve. */
  readonly plain: PlainRowsWriter | null;
}

export function createRowsBuffer(formats: readonly Cells[]): RowsBuffer {
  const maxRowBytes = formats.reduce((sum, { maxBytes }) => sum + maxBytes + 1, 0);
  const nBytes = Math.max(CHUNK_BYTES, maxRowBytes);
  const kernel = createWriteRowsKernel(formats, nBytes);
  const bytes = kernel?.bytes ?? new Uint8Array(nBytes);
  const start = kernel?.rowsAt ?? 0;
  const plain = kernel && { kernel, cells: null, from: 0, to: 0 };
  return { bytes, start, lastStart: start + nBytes - maxRowBytes, plain };
}

/** Writes rows while they fit for certain. Answers the next one, and where the last one ends. */
export function fillRows({ bytes, plain }: RowsBuffer, cells: readonly Cells[], stretch: Stretch): Written {
  const { nRows, lastStart } = stretch;
  let { row, at } = stretch;
  while (row < nRows && at <= lastStart) {
    if (plain !== null) {
      ({ row, at } = writePlainRows(plain, cells, { row, nRows, at, lastStart }));
      if (row === nRows || at > lastStart) break;
    }
    at = writeRow(bytes, at, cells, row++);
  }
  return { row, at };
}

/** The general path: any row. Answers where it ends. */
export function writeRow(bytes: Uint8Array, at: number, cells: readonly Cells[], row: number): number {
  let end = at;
  for (const column of cells) {
    end = writeCell(bytes, end, column, row);
    bytes[end++] = COMMA;
  }
  bytes[end - 1] = LF;
  return end;
}
