import fc from 'fast-check';
import type { Column, ColumnType, Table } from '../../../core/table/table.ts';

export interface ArbitraryTableOptions {
  number?: fc.Arbitrary<number>;
  time?: fc.Arbitrary<number>;
  text?: fc.Arbitrary<string>;
  minRows?: number;
  types?: readonly ColumnType[];
}

const TYPES = ['number', 'boolean', 'time', 'category', 'text'] as const;

/** Tables as they come out of a reader: levels ascend and all occur, a missing cell is `NaN` or -1. */
export function arbitraryTable(options: ArbitraryTableOptions = {}): fc.Arbitrary<Table> {
  const text = options.text ?? fc.string({ unit: 'binary', maxLength: 6 });
  const cellsOf = {
    number: options.number ?? fc.double({ noNaN: true }),
    boolean: fc.constantFrom(0, 1),
    time: options.time ?? fc.integer(),
    category: text,
    text,
  };
  const { minRows = 0, types = TYPES } = options;
  return fc
    .tuple(fc.integer({ min: minRows, max: 20 }), fc.integer({ min: 1, max: 4 }))
    .chain(([nRows, nColumns]) =>
      fc
        .array(fc.constantFrom(...types), { minLength: nColumns, maxLength: nColumns })
        .chain((types) =>
          fc.tuple(...types.map((type, i) => column(`c${i}`, type, cells(cellsOf[type], nRows)))),
        )
        .map((columns) => ({ nRows, columns })),
    );
}

function cells(cell: fc.Arbitrary<number | string>, nRows: number) {
  return fc.array(fc.option(cell, { freq: 4 }), { minLength: nRows, maxLength: nRows });
}

function column(
  name: string,
  type: ColumnType,
  cells: fc.Arbitrary<(number | string | null)[]>,
): fc.Arbitrary<Column> {
  return cells.map((cells) => {
    if (type === 'category' || type === 'text') {
      const levels = [...new Set(cells.filter((cell) => cell !== null))].sort() as string[];
      return { name, type, codes: Int32Array.from(cells, (cell) => levels.indexOf(cell as string)), levels };
    }
    return {
      name,
      type,
      values: Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell))),
    };
  });
}
