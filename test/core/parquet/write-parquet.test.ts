import { parquetMetadata } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { parquetChunks } from '../../../core/parquet/write-parquet.ts';
import { numbersIn } from '../../../core/table/number-source.ts';
import type { Column, NumericColumn, NumericType } from '../../../core/table/table.ts';
import { sourceColumn, sourceOf } from '../../../core/table/table-source.ts';
import { readLate } from '../../support/read-late.ts';
import { parquetBytes, readBack } from './written-parquet.ts';

const numeric = (name: string, type: NumericType, values: readonly number[]): Column => ({
  name,
  type,
  values: Float64Array.from(values),
});
const texts = (name: string, cells: readonly (string | null)[]): Column => {
  const levels = [...new Set(cells.filter((cell) => cell !== null))].sort();
  const codeOf = new Map(levels.map((level, code) => [level, code]));
  const codes = Int32Array.from(cells, (cell) => (cell === null ? -1 : codeOf.get(cell)!));
  return { name, type: 'text', codes, levels };
};
const { NaN: gap } = Number;

describe('parquetChunks', () => {
  it('writes every type, with gaps as nulls', async () => {
    const columns = [
      numeric('x', 'number', [0.1 + 0.2, gap, -0, 5e-324]),
      numeric('flag', 'boolean', [1, 0, gap, 1]),
      numeric('at', 'time', [gap, 0, -1, 1.7e12]),
      texts('Farbe é 🚗', ['rot', null, '', 'grün 🚗']),
    ];
    const { rows, metadata } = await readBack({ nRows: 4, columns });
    expect(rows).toEqual([
      { x: 0.1 + 0.2, flag: true, at: null, 'Farbe é 🚗': 'rot' },
      { x: null, flag: false, at: new Date(0), 'Farbe é 🚗': null },
      { x: -0, flag: null, at: new Date(-1), 'Farbe é 🚗': '' },
      { x: 5e-324, flag: true, at: new Date(1.7e12), 'Farbe é 🚗': 'grün 🚗' },
    ]);
    expect(metadata.schema.slice(1).map(({ type, converted_type }) => [type, converted_type])).toEqual([
      ['DOUBLE', undefined],
      ['BOOLEAN', undefined],
      ['INT64', 'TIMESTAMP_MILLIS'],
      ['BYTE_ARRAY', 'UTF8'],
    ]);
    const chunks = metadata.row_groups[0]!.columns;
    expect(chunks.map(({ meta_data }) => meta_data?.statistics?.null_count)).toEqual([1n, 1n, 1n, 1n]);
    expect(chunks.map(({ meta_data }) => meta_data?.num_values)).toEqual([4n, 4n, 4n, 4n]);
  });

  // Names of 64 and 65 bytes: the longer ones are not told byte by byte.
  it.each([63, 64, 65, 127, 128, 16_384])('writes a name of %i bytes, several times', async (length) => {
    const name = 'é'.repeat(length >> 1) + 'n'.repeat(length % 2);
    const { rows, metadata } = await readBack({
      nRows: 1,
      columns: [numeric(name, 'number', [1]), texts('b', ['b'])],
    });
    expect(rows).toEqual([{ [name]: 1, b: 'b' }]);
    expect(metadata.row_groups[0]!.columns[0]!.meta_data!.path_in_schema).toEqual([name]);
  });

  it('writes a name of many megabytes, as of a level that a one-hot column is for', () => {
    const name = 'n'.repeat(16 << 20);
    const columns = ['a', 'b', 'c', 'd'].map((end) => numeric(name + end, 'number', [1]));
    const bytes = parquetBytes({ nRows: 1, columns });
    // In the schema and in the row group.
    expect(Math.floor(bytes.length / name.length)).toBe(2 * columns.length);
    const { schema } = parquetMetadata(bytes.buffer);
    expect(schema.slice(1).map((column) => column.name === name + column.name.at(-1))).toEqual(
      Array(4).fill(true),
    );
  });

  it('writes columns without a value, and without a gap', async () => {
    const columns = [
      numeric('none', 'number', [gap, gap]),
      texts('no text', [null, null]),
      texts('one text', ['a', 'a']),
      numeric('all', 'number', [1, 2]),
    ];
    const { rows } = await readBack({ nRows: 2, columns });
    expect(rows).toEqual([
      { none: null, 'no text': null, 'one text': 'a', all: 1 },
      { none: null, 'no text': null, 'one text': 'a', all: 2 },
    ]);
  });

  it('writes a table without rows', async () => {
    const { rows, metadata } = await readBack({
      nRows: 0,
      columns: [numeric('x', 'number', []), texts('t', [])],
    });
    expect(rows).toEqual([]);
    expect(metadata.schema.map(({ name }) => name)).toEqual(['schema', 'x', 't']);
    expect(metadata.num_rows).toBe(0n);
  });

  // The elements of a schema are one more, and lists are written otherwise from 15 elements on.
  it.each([1, 13, 14, 15, 40])('writes %d columns', async (nColumns) => {
    const columns = Array.from({ length: nColumns }, (_, i) => numeric(`c${i}`, 'number', [i]));
    const { rows } = await readBack({ nRows: 1, columns });
    expect(rows).toEqual([Object.fromEntries(columns.map(({ name }, i) => [name, i]))]);
  });

  it('shares many rows among groups, each with the levels that occur in it', async () => {
    const nRows = 300_000;
    const cells = Array.from({ length: nRows }, (_, i) => i);
    const columns = [
      numeric(
        'x',
        'number',
        cells.map((i) => (i % 7 === 3 ? gap : i / 3)),
      ),
      numeric(
        'flag',
        'boolean',
        cells.map((i) => (i % 3 === 0 ? gap : i % 2)),
      ),
      texts(
        'few',
        cells.map((i) => (i % 5 === 0 ? null : `level ${Math.floor(i / 1000)}`)),
      ),
      texts(
        'own',
        cells.map((i) => (i % 5 === 0 ? null : `${'é'.repeat(i % 13)}${i}`)),
      ),
    ];
    const { rows, metadata } = await readBack({ nRows, columns });
    expect(metadata.row_groups.map(({ num_rows }) => num_rows)).toEqual([131_072n, 131_072n, 37_856n]);
    const encodings = metadata.row_groups[0]!.columns.map(({ meta_data }) => meta_data?.encodings);
    expect(encodings).toEqual([
      ['RLE', 'PLAIN'],
      ['RLE', 'PLAIN'],
      ['RLE', 'PLAIN', 'RLE_DICTIONARY'],
      ['RLE', 'PLAIN'],
    ]);
    const differing = cells.filter((i) => {
      const row = rows[i]!;
      return !(
        row.x === (i % 7 === 3 ? null : i / 3) &&
        row.flag === (i % 3 === 0 ? null : i % 2 === 1) &&
        row.few === (i % 5 === 0 ? null : `level ${Math.floor(i / 1000)}`) &&
        row.own === (i % 5 === 0 ? null : `${'é'.repeat(i % 13)}${i}`)
      );
    });
    expect(rows.length).toBe(nRows);
    expect(differing).toEqual([]);
  });

  it('copies no complete column of numbers', () => {
    const column = numeric('x', 'number', [1, 2, 3]);
    const views = [...parquetChunks(sourceOf({ nRows: 3, columns: [column] }))];
    expect(views.some(({ buffer }) => 'values' in column && buffer === column.values.buffer)).toBe(true);
  });

  it('writes the same bytes of numbers that are made as they are read, in arrays that are used again', () => {
    const nRows = 140_000; // two groups
    const makers = [(i: number) => i / 3, () => gap, (i: number) => (i % 7 === 3 ? gap : -i), Math.sqrt];
    const columns = makers.map((make, j): Column => {
      const values = Float64Array.from({ length: nRows }, (_, i) => make(i));
      return { name: `x${j}`, type: 'number', values };
    });
    const made = columns.map((column) => ({
      ...sourceColumn(column),
      numbers: numbersIn((column as NumericColumn).values),
    }));
    const bytes = Buffer.concat(readLate(parquetChunks({ nRows, columns: made })));
    expect(Buffer.compare(bytes, parquetBytes({ nRows, columns }))).toBe(0);
  });

  it('writes the same bytes of the same table, also of views into larger arrays', () => {
    const values = Float64Array.of(9, 1, 2, 9).subarray(1, 3);
    const part: Column = { name: 'x', type: 'number', values };
    const table = { nRows: 2, columns: [part] };
    expect(parquetBytes(table)).toEqual(
      parquetBytes({ nRows: 2, columns: [numeric('x', 'number', [1, 2])] }),
    );
    expect(parquetBytes(table)).toEqual(parquetBytes(table));
  });
});
