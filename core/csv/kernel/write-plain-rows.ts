import type { Cells } from '../cells.ts';
import type { Stretch, WriteRowsKernel, Written } from './write-rows-kernel.ts';

/** A kernel, and which rows of which stretch are in its memory. */
export interface PlainRowsWriter {
  readonly kernel: WriteRowsKernel;
  cells: readonly Cells[] | null;
  from: number;
  to: number;
}

const encoder = new TextEncoder();

/**
 * Writes rows of a stretch into the kernel's memory, from `at` on, while they are plain and fit for certain. Answers the next one,
 * and where the last one ends.
 */
export function writePlainRows(
  writer: PlainRowsWriter,
  cells: readonly Cells[],
  { row, nRows, at, lastStart }: Stretch,
): Written {
  let next = { row, at };
  do {
    if (writer.cells !== cells || next.row >= writer.to) load(writer, cells, next.row, nRows);
    const { from, to } = writer;
    const ran = writer.kernel.run({ row: next.row - from, nRows: to - from, at: next.at, lastStart });
    next = { row: from + ran.row, at: ran.at };
  } while (next.row === writer.to && writer.from < writer.to && next.row < nRows && next.at <= lastStart);
  return next;
}

/** Copies the cells from a row on: as many rows as there is room for. */
function load(writer: PlainRowsWriter, cells: readonly Cells[], from: number, nRows: number): void {
  const { kernel } = writer;
  writer.cells = cells;
  writer.from = from;
  writer.to = Math.min(nRows, from + kernel.maxRows);
  let at = kernel.textsAt;
  for (let column = 0; column < cells.length; column++)
    if (cells[column]!.kind === 'text') at = loadTexts(writer, cells[column]!, { column, at });
  const { to } = writer;
  for (let column = 0; column < cells.length; column++) {
    const { kind, values, codes } = cells[column]!;
    const cellsAt = kernel.cellsAt(column);
    if (kind === 'level') kernel.codes.set(codes.subarray(from, to), cellsAt / 4);
    else if (kind !== 'text') kernel.numbers.set(values.subarray(from, to), cellsAt / 8);
  }
}

/** Of a column of many levels the texts themselves; of fewer rows where they do not fit. Answers where they end. */
function loadTexts(
  writer: PlainRowsWriter,
  cells: Cells,
  { column, at }: { column: number; at: number },
): number {
  const { bytes, words, textsEnd, cellsAt } = writer.kernel;
  const { codes, levels, field } = cells;
  let end = at;
  for (let row = writer.from, entry = cellsAt(column) / 4; row < writer.to; row++, entry += 2) {
    const code = codes[row]!;
    words[entry] = 0;
    if (code === -1) continue;
    const text = field(levels[code]!);
    const { read, written } = encoder.encodeInto(text, bytes.subarray(end, textsEnd));
    if (read < text.length) {
      writer.to = row;
      break;
    }
    words[entry] = end;
    words[entry + 1] = written;
    end += written;
  }
  return end;
}
