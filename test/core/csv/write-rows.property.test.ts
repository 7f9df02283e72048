import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cells, cellsOf, withCells } from '../../../core/csv/cells.ts';
import { createRowsBuffer, fillRows, writeRow } from '../../../core/csv/write-rows.ts';
import { sourceColumn } from '../../../core/table/table-source.ts';
import { arbitraryTable } from '../table/arbitrary-table.ts';
import { double } from './kernel/arbitrary-doubles.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', minLength: 14, maxLength: 50 }),
);
/** Some of them in years of five or six digits, which are left to the general path. */
const time = fc.oneof(fc.integer(), fc.integer({ min: -8.64e15, max: 8.64e15 }));
const number = fc.oneof(double, fc.double({ min: -1e6, max: 1e6, noNaN: true }));

const texts = fc.record({
  precision: fc.oneof(fc.constant('roundTrip' as const), fc.integer({ min: 0, max: 15 })),
  missing: fc.constantFrom('', '""', 'NA', 'a longer spelling than sixteen bytes'),
  // As if they had too many levels to hold their bytes.
  isText: fc.boolean(),
});

function generalPath(cells: readonly Cells[], nRows: number): string {
  const bytes = new Uint8Array(100_000);
  let at = 0;
  for (let row = 0; row < nRows; row++) at = writeRow(bytes, at, cells, row);
  return new TextDecoder().decode(bytes.subarray(0, at));
}

describe('fillRows', () => {
  it('writes what the general path writes, wherever chunks end', () => {
    const chunkBytes = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(
        arbitraryTable({ number, time, text }),
        texts,
        chunkBytes,
        ({ columns, nRows }, { precision, missing, isText }, chunkBytes) => {
          const formats = columns.map((column): Cells => {
            const format = cellsOf(sourceColumn(column), {
              precision,
              missing: new TextEncoder().encode(missing),
              field: (level) => `<${level}>`,
            });
            if (!isText || !('levels' in column)) return format;
            return { ...format, kind: 'text', texts: [], levels: column.levels };
          });
          const cells = formats.map((format, index) => withCells(format, columns[index]!));
          const rows = createRowsBuffer(formats);
          expect(rows.plain).not.toBeNull();
          const lastStart = rows.start + chunkBytes;
          let written = '';
          for (let row = 0; row < nRows; ) {
            const filled = fillRows(rows, cells, { row, nRows, at: rows.start, lastStart });
            expect(filled.row).toBeGreaterThan(row);
            row = filled.row;
            written += new TextDecoder('utf-8', { ignoreBOM: true }).decode(
              rows.bytes.subarray(rows.start, filled.at),
            );
          }
          expect(written).toBe(generalPath(cells, nRows));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
