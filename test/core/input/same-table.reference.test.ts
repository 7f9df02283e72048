import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inputColumns } from '../../../core/input/input-columns.ts';
import { csvSource } from '../csv/csv-source.ts';
import { columnsOf, readBytes, refusalOf } from './read-bytes.ts';

/** Written by test/reference/generate_input.py. */
const FOLDER = join(import.meta.dirname, '../../fixtures/input');
const { columns } = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8'));
const OTHERS =
  /^(types|int96|duckdb-types|index|infinite|no-rows|durations|polars-durations|intervals|repeats)\.parquet$|^expected\.json$/;
const files = readdirSync(FOLDER);

function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, name)));
}

function read(name: string, chunkBytes = 1 << 16) {
  return readBytes(fixture(name), { name, chunkBytes });
}

describe('the same data', () => {
  const same = files.filter((name) => !OTHERS.test(name));

  it('is there as pandas, polars, DuckDB and pyarrow write it', () => {
    expect(same.length).toBeGreaterThan(20);
  });

  // Cells are equal, not close: the digits of a number are those of its double in every format.
  it.each(same)('is the same table in %s', async (name) => {
    const table = await read(name);
    const names = table.table.columns.map((column) => column.name);
    expect(columnsOf(table)).toEqual(
      columns.filter((column: { name: string }) => names.includes(column.name)),
    );
    expect(names.length).toBe(name === 'required.parquet' ? 2 : 8);
    expect(table.notices).toEqual([]);
    expect([...(await inputColumns(csvSource(fixture(name)).open(), { name }))]).toEqual(names);
    expect(await read(name, 7)).toEqual(table);
  });
});

describe('Parquet', () => {
  const cellsOf = async (name: string) =>
    Object.fromEntries(
      columnsOf(await read(name)).map((column) => [column.name, [column.type, ...column.cells]]),
    );

  it('reads every type', async () => {
    const D = Date.UTC;
    expect(await cellsOf('types.parquet')).toEqual({
      i8: ['number', -128, null, 127],
      u8: ['number', 0, null, 255],
      i16: ['number', -32768, null, 32767],
      u16: ['number', 0, null, 65535],
      u32: ['number', 0, null, 4294967295],
      u64: ['number', 0, null, 2 ** 53],
      long: ['text', '1', null, '9007199254740993'],
      longUnsigned: ['text', '1', null, '18446744073709551615'],
      even: ['text', '1152921504606846976', null, '-4611686018427387904'],
      f16: ['number', 0.5, null, -65504],
      f32: ['number', Math.fround(0.1), null, Math.fround(-3.4e38)],
      nan: ['number', null, null, 1.5],
      d9: ['number', 1.23, null, -0.05],
      d38: ['number', Number('12345678901234567890.12'), null, -0.01],
      d0: ['text', '12345678901234567891', null, '1'],
      date: ['time', D(1969, 6, 20), null, D(2024, 1, 29)],
      ms: ['time', -1, null, D(2024, 1, 29)],
      us: ['time', -1, null, D(2024, 1, 29)],
      ns: ['time', -1, null, 1709164800123],
      zone: ['time', D(2024, 1, 29, 12), null, D(2024, 6, 1)],
      clock: ['text', '01:02:03', null, '23:59:59.12'],
      level: ['text', 'b', null, 'a'],
      empty: ['number', null, null, null],
      list: ['text', '[1,1152921504606846977]', null, '[]'],
      struct: ['text', '{"a":1,"b":"x"}', null, '{"a":null,"b":"y"}'],
      raw: ['text', '00ff', null, '6162'],
      bytes: ['text', 'ab', null, '\ufffd'],
      spelled: ['number', 1, null, 2.5],
      gap: ['text', null, 'x', null],
    });
  });

  it('tells what it changed', async () => {
    expect((await read('types.parquet')).notices).toEqual([
      'Column ns holds times with digits below the millisecond, which are dropped.',
      'Column list holds 2 nested values, kept as the text of their JSON.',
      'Column struct holds 2 nested values, kept as the text of their JSON.',
      'Column raw holds bytes, written in hexadecimal digits.',
      'Column bytes holds 1 distinct text with NUL or bytes that are not UTF-8, which became U+FFFD.',
      ...[
        ['long', 1, '9007199254740993'],
        ['longUnsigned', 1, '18446744073709551615'],
        ['even', 2, '1152921504606846976'],
        ['d0', 1, '12345678901234567891'],
      ].map(
        ([name, count, example]) =>
          `Column ${name} holds whole numbers that a double cannot hold (${count}, such as "${example}"): it is read as text, so that no digit is lost.`,
      ),
    ]);
  });

  it('reads the types of DuckDB, and times of twelve bytes', async () => {
    expect(await cellsOf('duckdb-types.parquet')).toEqual({
      id: ['text', '00112233-4455-6677-8899-aabbccddeeff'],
      list: ['text', '[1,2]'],
      s: ['text', '{"a":1}'],
      e: ['text', 'x'],
      d: ['number', 1.5],
      h: ['number', 3],
    });
    expect(await cellsOf('int96.parquet')).toEqual({ ns: ['time', -1, null, 1709164800123] });
  });

  it('leaves the row labels of pandas out, unless their type is declared', async () => {
    const index = await read('index.parquet');
    expect(index.table.columns.map((column) => column.name)).toEqual(['x', 'steps']);
    expect(index.notices).toEqual([
      'Column __index_level_0__ holds the row labels of pandas and is left out.',
    ]);
    const types = { __index_level_0__: 'number' } as const;
    expect(
      (await readBytes(fixture('index.parquet'), { name: 'i.parquet', types })).table.columns,
    ).toHaveLength(3);
  });

  it('takes declared types', async () => {
    const types = { long: 'number', i8: 'category', date: 'text', level: 'category' } as const;
    const table = await readBytes(fixture('types.parquet'), { name: 't.parquet', types });
    const typed = columnsOf(table).filter(({ name }) => Object.hasOwn(types, name));
    expect(typed).toEqual([
      { name: 'i8', type: 'category', cells: ['-128', null, '127'] },
      { name: 'long', type: 'number', cells: [1, null, 2 ** 53] },
      { name: 'date', type: 'text', cells: ['1969-07-20', null, '2024-02-29'] },
      { name: 'level', type: 'category', cells: ['b', null, 'a'] },
    ]);
  });

  it('takes infinity for a cell that does not fit', async () => {
    const bytes = fixture('infinite.parquet');
    expect((await refusalOf(bytes, { name: 'i.parquet' })).message).toMatch(
      /^i.parquet: column v: 1 of 4 values is no number \(line 2 "Infinity"\)/,
    );
    const rows = await readBytes(bytes, { name: 'i.parquet', badCells: 'quarantine' });
    expect(rows.quarantined).toEqual([
      { line: 2, reason: 'column v: "Infinity" is no number', text: '{"v":"Infinity"}' },
    ]);
    expect(columnsOf(rows)[0]!.cells).toEqual([1.5, 2.5, -1]);
  });

  it('refuses a file without rows, and one that unpacks to too much', async () => {
    expect((await refusalOf(fixture('no-rows.parquet'), { name: 'n.parquet' })).message).toMatch(
      /^n.parquet: the file has columns and no rows/,
    );
    const limited = { name: 'p.parquet', maxUnpackedBytes: 8 * 8 * 150 - 1 };
    expect((await refusalOf(fixture('pandas-snappy.parquet'), limited)).message).toMatch(
      /^p.parquet: its 150 rows unpack to 9600 bytes. Allowed: at most 9599 bytes after unpacking/,
    );
  });

  it('refuses a declared column that is not there', async () => {
    const found = await refusalOf(fixture('plain.parquet'), { name: 'p.parquet', types: { y: 'number' } });
    expect(found).toMatchObject({ name: 'ConfigurationError' });
  });
});
