import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../../core/csv/cells.ts';
import { csvChunks, writeCsv } from '../../../core/csv/write-csv.ts';
import { createRowsBuffer } from '../../../core/csv/write-rows.ts';
import type { Column } from '../../../core/table/table.ts';
import { sourceColumn, sourceOf } from '../../../core/table/table-source.ts';
import { readLate } from '../../support/read-late.ts';

const decoded = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const numbers = (name: string, nRows: number, value: (row: number) => number): Column => ({
  name,
  type: 'number',
  values: Float64Array.from({ length: nRows }, (_, row) => value(row)),
});
const hasKernel = (columns: readonly Column[]) => {
  const missing = new Uint8Array(0);
  const formats = columns.map((column) =>
    cellsOf(sourceColumn(column), { precision: 6, missing, field: (text) => text }),
  );
  return createRowsBuffer(formats).plain !== null;
};

describe('rows that the kernel writes and rows that it leaves', () => {
  it('come in their order, over several stretches and chunks', () => {
    const nRows = 60_000;
    const value = (row: number) =>
      row % 1000 < 3 ? Number.POSITIVE_INFINITY : row % 7 === 0 ? Number.NaN : row / 7;
    const columns = [numbers('x', nRows, value), numbers('y', nRows, (row) => -row)];
    const text = (row: number) => (Number.isNaN(value(row)) ? '' : String(value(row)));
    const lines = Array.from({ length: nRows }, (_, row) => `${text(row)},${row === 0 ? '-0' : -row}\n`);
    // As they are when the next has come: no views of the kernel's memory.
    const chunks = readLate(csvChunks(sourceOf({ nRows, columns })));
    expect(chunks.length).toBeGreaterThan(2);
    expect(decoded(Buffer.concat(chunks)) === `x,y\n${lines.join('')}`).toBe(true);
  });

  it('hold texts of many levels, also ones longer than the kernel has room for', () => {
    const long = [3, 4, 2500, 4999];
    const levels = Array.from(
      { length: 5000 },
      (_, i) => `${i} é${'x'.repeat(long.includes(i) ? 300_000 : i % 40)}`,
    );
    const codes = Int32Array.from({ length: 6000 }, (_, row) => (row % 13 === 0 ? -1 : row % 5000));
    const columns: Column[] = [
      { name: 't', type: 'text', codes, levels },
      numbers('x', codes.length, (row) => row + 0.5),
      { name: 'u', type: 'text', codes: codes.toReversed(), levels },
    ];
    const cell = (code: number) => (code === -1 ? '?' : levels[code]!);
    const lines = Array.from(
      codes,
      (code, row) => `${cell(code)},${row + 0.5},${cell(codes.at(-1 - row)!)}\n`,
    );
    const bytes = writeCsv({ nRows: codes.length, columns }, { missing: '?' });
    expect(decoded(bytes) === `t,x,u\n${lines.join('')}`).toBe(true);
  });

  it.each([
    [3000, true],
    [60_000, false],
  ])('are the same in a table of %d columns', (nColumns, isWithKernel) => {
    const nRows = 5;
    const columns = Array.from({ length: nColumns }, (_, i) =>
      numbers(`c${i}`, nRows, (row) => (row === 3 && i === 7 ? Number.NaN : (i - row) / 8)),
    );
    expect(hasKernel(columns)).toBe(isWithKernel);
    const lines = decoded(writeCsv({ nRows, columns }, { precision: 3 })).split('\n');
    const expected = Array.from({ length: nRows }, (_, row) =>
      columns
        .map((_, i) => {
          if (row === 3 && i === 7) return '';
          const text = ((i - row) / 8).toFixed(3); // exact: no digit is lost
          return row > 0 && i === row ? '0.000' : text;
        })
        .join(','),
    );
    expect(lines.slice(1, -1).every((line, row) => line === expected[row])).toBe(true);
    expect(lines.length).toBe(nRows + 2);
  });

  it('are the same where the levels would take much memory', () => {
    const levels = Array.from({ length: 40 }, (_, i) => String.fromCharCode(65 + i).repeat(500_000));
    const codes = Int32Array.from({ length: 90 }, (_, row) => (row % 45) - 1);
    const column: Column = {
      name: 't',
      type: 'text',
      codes: codes.map((code) => Math.min(code, 39)),
      levels,
    };
    expect(hasKernel([column])).toBe(false);
    const lines = Array.from(column.codes, (code) => `${levels[code] ?? '""'}\n`);
    expect(decoded(writeCsv({ nRows: 90, columns: [column] })) === `t\n${lines.join('')}`).toBe(true);
  });
});
