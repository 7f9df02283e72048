import { type CellFormat, cellsOf, withCells } from '../../../../core/csv/cells.ts';
import { writePlainRows } from '../../../../core/csv/kernel/write-plain-rows.ts';
import { createWriteRowsKernel } from '../../../../core/csv/kernel/write-rows-kernel.ts';
import type { Column, NumericType } from '../../../../core/table/table.ts';
import { sourceColumn } from '../../../../core/table/table-source.ts';

const FILLER = 0x23;

interface KernelTextOptions {
  readonly type?: NumericType;
  readonly precision?: CellFormat['precision'];
  /** @default what the values say */
  readonly isWhole?: boolean;
}

/** What the kernel writes of each value, or null where it leaves the row to the general path. */
export function kernelTexts(values: readonly number[], options: KernelTextOptions = {}): (string | null)[] {
  const { type = 'number', precision = 'roundTrip' } = options;
  const column: Column = { name: 'x', type, values: Float64Array.from(values) };
  const source = sourceColumn(column);
  const isWhole = options.isWhole ?? source.isWhole();
  const format = cellsOf(
    { ...source, isWhole: () => isWhole },
    { precision, missing: new TextEncoder().encode('missing'), field: (text) => text },
  );
  const kernel = createWriteRowsKernel([format], format.maxBytes + 1)!;
  const writer = { kernel, cells: null, from: 0, to: 0 };
  const cells = [withCells(format, column)];
  const at = kernel.rowsAt;
  const decoder = new TextDecoder();
  return values.map((_, row) => {
    kernel.bytes.fill(FILLER, at - 1, at + format.maxBytes + 2);
    const written = writePlainRows(writer, cells, { row, nRows: values.length, at, lastStart: at });
    if (written.row === row) return null;
    const text = decoder.decode(kernel.bytes.subarray(at, written.at - 1));
    // One row, nothing before its place, and no more than it said.
    const isSound =
      written.row === row + 1 && kernel.bytes[at - 1] === FILLER && text.length <= format.maxBytes;
    return isSound ? text : `${text} written out of its place`;
  });
}
