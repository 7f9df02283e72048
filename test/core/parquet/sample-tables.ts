import type { Column, NumericType, Table } from '../../../core/table/table.ts';

/** The tables whose files `test/reference/read_parquet.py` reads with other libraries: all types, gaps, and odd cells. */
export function sampleTables(): { readonly small: Table; readonly large: Table } {
  return { small: sampleTable(60), large: sampleTable(140_000) };
}

const ODD_NUMBERS = [-0, 5e-324, Number.MAX_VALUE, 0.1 + 0.2, -1 / 3, 2 ** 53 + 2];
const ODD_TEXTS = ['', 'rot', 'grün', '数据 🚗', 'a,"b"\n', ' '];

function sampleTable(nRows: number): Table {
  const rows = Array.from({ length: nRows }, (_, row) => row);
  const numeric = (name: string, type: NumericType, cell: (row: number) => number): Column => ({
    name,
    type,
    values: Float64Array.from(rows, cell),
  });
  const text = (name: string, cell: (row: number) => string | null): Column => {
    const cells = rows.map(cell);
    const levels = [...new Set(cells.filter((value) => value !== null))].sort();
    const codes = new Map(levels.map((level, code) => [level, code]));
    return {
      name,
      type: 'text',
      codes: Int32Array.from(cells, (value) => (value === null ? -1 : codes.get(value)!)),
      levels,
    };
  };
  const columns = [
    numeric('complete', 'number', (row) => row / 7),
    numeric('odd', 'number', (row) => ODD_NUMBERS[row % ODD_NUMBERS.length]!),
    numeric('gaps', 'number', (row) => (row % 3 === 1 ? Number.NaN : row)),
    numeric('empty', 'number', () => Number.NaN),
    numeric('flag', 'boolean', (row) => (row % 5 === 4 ? Number.NaN : row % 2)),
    numeric('time', 'time', (row) => (row % 4 === 3 ? Number.NaN : (row - 20) * 86_400_000 + row)),
    text('Farbe é', (row) => (row % 7 === 5 ? null : ODD_TEXTS[row % ODD_TEXTS.length]!)),
    text('own', (row) => (row % 11 === 10 ? null : `${'é'.repeat(row % 13)}${row}`)),
    text('none', () => null),
  ];
  return { nRows, columns };
}
