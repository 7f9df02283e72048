import { describe, expect, it } from 'vitest';
import { csvChunks, writeCsv } from '../../../core/csv/write-csv.ts';
import type { Column, NumericType } from '../../../core/table/table.ts';
import { sourceOf } from '../../../core/table/table-source.ts';
import { readLate } from '../../support/read-late.ts';
import { readText } from './csv-source.ts';

const numeric = (name: string, type: NumericType, values: number[]): Column => ({
  name,
  type,
  values: Float64Array.from(values),
});
const write = (...columns: Column[]) => {
  const column = columns[0]!;
  const nRows = 'values' in column ? column.values.length : column.codes.length;
  return new TextDecoder().decode(writeCsv({ nRows, columns }));
};

describe('writeCsv', () => {
  it('writes numbers in the fewest digits that read back the same', () => {
    const values = [
      0,
      -0,
      1,
      -12,
      0.5,
      -0.25,
      100,
      0.1 + 0.2,
      1e-6,
      1e-7,
      123456.789,
      -99999999.5,
      1e8,
      1e21,
      2 ** 53,
      5e-324,
    ];
    expect(write(numeric('x', 'number', values))).toBe(
      'x\n0\n-0\n1\n-12\n0.5\n-0.25\n100\n0.30000000000000004\n0.000001\n1e-7\n123456.789\n-99999999.5\n' +
        '100000000\n1e+21\n9007199254740992\n5e-324\n',
    );
  });

  it('writes missing cells empty, booleans as words, and dates without a time of day', () => {
    const text = write(
      numeric('n', 'number', [1, Number.NaN]),
      numeric('b', 'boolean', [1, 0]),
      numeric('d', 'time', [Number.NaN, 86_400_000]),
      numeric('t', 'time', [1, 86_400_000]),
      { name: 'c', type: 'category', codes: Int32Array.of(-1, 0), levels: ['red'] },
    );
    expect(text).toBe(
      'n,b,d,t,c\n1,true,,1970-01-01T00:00:00.001Z,\n,false,1970-01-02,1970-01-02T00:00:00.000Z,red\n',
    );
  });

  it('quotes only what would be taken apart', () => {
    const levels = ['', 'a b', 'a"b', 'a,b', 'a\nb', 'a\rb', "it's", 'é;'];
    const codes = Int32Array.from(levels, (_, i) => i);
    expect(write({ name: 'x,"y"', type: 'text', codes, levels })).toBe(
      '"x,""y"""\n""\na b\n"a""b"\n"a,b"\n"a\nb"\n"a\rb"\nit\'s\né;\n',
    );
  });

  it('keeps a lone missing cell from being a blank line', async () => {
    const text = write(numeric('x', 'number', [1, Number.NaN, 2]));
    expect(text).toBe('x\n1\n""\n2\n');
    expect((await readText(text)).table.nRows).toBe(3);
  });

  it('writes missing cells in the spelling that it is given', async () => {
    const columns = [
      numeric('n', 'number', [1, Number.NaN]),
      { name: 'c', type: 'text', codes: Int32Array.of(-1, 0), levels: [''] } as const,
    ];
    const csv = (missing: string) => new TextDecoder().decode(writeCsv({ nRows: 2, columns }, { missing }));
    expect(csv('NA')).toBe('n,c\n1,NA\nNA,""\n');
    expect(csv('a,b')).toBe('n,c\n1,"a,b"\n"a,b",""\n');
    const lone = writeCsv({ nRows: 2, columns: columns.slice(0, 1) }, { missing: 'NA' });
    expect(new TextDecoder().decode(lone)).toBe('n\n1\nNA\n');
  });

  it('writes a table of no rows as its header', () => {
    expect(write(numeric('x', 'number', []))).toBe('x\n');
  });

  it('writes so many decimals, and none in a column of whole numbers', () => {
    const columns = [
      numeric('x', 'number', [1, 0.125, -2.5, Number.NaN]),
      numeric('n', 'number', [3, -0, 1e9, Number.NaN]),
    ];
    const csv = (precision: number) =>
      new TextDecoder().decode(writeCsv({ nRows: 4, columns }, { precision }));
    expect(csv(2)).toBe('x,n\n1.00,3\n0.12,-0\n-2.50,1000000000\n,\n');
    expect(csv(0)).toBe('x,n\n1,3\n0,-0\n-2,1000000000\n,\n');
    expect(csv(15)).toMatch(/^x,n\n1\.000000000000000,3\n0\.125000000000000,-0\n/);
  });

  it('puts an apostrophe before what a spreadsheet would execute, where that is asked for', () => {
    const levels = ['\t1', '\r1', '+1', '-1', '=1+1', '=HYPERLINK("a","b")', '@x', 'a=1', "'=1"];
    const column = {
      name: '=name',
      type: 'text',
      codes: Int32Array.from(levels, (_, i) => i),
      levels,
    } as const;
    const table = {
      nRows: levels.length,
      columns: [
        column,
        numeric(
          'x',
          'number',
          levels.map(() => -1),
        ),
      ],
    };
    const text = new TextDecoder().decode(writeCsv(table, { escapeFormulas: true }));
    expect(text).toBe(
      `'=name,x\n'\t1,-1\n"'\r1",-1\n'+1,-1\n'-1,-1\n'=1+1,-1\n"'=HYPERLINK(""a"",""b"")",-1\n'@x,-1\na=1,-1\n'=1,-1\n`,
    );
    expect(new TextDecoder().decode(writeCsv(table))).toContain('\n=1+1,-1\n');
  });

  it('comes in chunks of about a megabyte, each of which stays as it is until the next has come', () => {
    const values = Array.from({ length: 300_000 }, (_, i) => i / 7);
    const table = { nRows: values.length, columns: [numeric('x', 'number', values)] };
    const chunks = readLate(csvChunks(sourceOf(table)));
    expect(chunks.length).toBeGreaterThan(4);
    expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThanOrEqual(1 << 20);
    const text = Buffer.concat(chunks).toString();
    expect(text === `x\n${values.join('\n')}\n`).toBe(true);
    expect(Buffer.compare(writeCsv(table), Buffer.from(text))).toBe(0);
  });

  it('has room for a row longer than a chunk', () => {
    const levels = ['a'.repeat(700_000), 'b'.repeat(900_000)];
    const column = (name: string, codes: number[]): Column => ({
      name,
      type: 'text',
      codes: Int32Array.from(codes),
      levels,
    });
    const text = write(column('x', [0, 1, -1]), column('y', [1, 0, -1]));
    const [a, b] = levels;
    expect(text === `x,y\n${a},${b}\n${b},${a}\n,\n`).toBe(true);
  });

  it('writes a column of many levels as one of few: quoted, escaped, missing', () => {
    const levels = Array.from({ length: 10_000 }, (_, i) => `=é ${String(i).padStart(5, '0')}, "x"`);
    const codes = Int32Array.from({ length: 12_000 }, (_, row) => (row % 11 === 0 ? -1 : (row * 7) % 10_000));
    const table = { nRows: codes.length, columns: [{ name: 't', type: 'text', codes, levels } as const] };
    const lines = Array.from(codes, (code) =>
      code === -1 ? '?' : `"'${levels[code]!.replaceAll('"', '""')}"`,
    );
    const bytes = writeCsv(table, { escapeFormulas: true, missing: '?' });
    expect(new TextDecoder().decode(bytes) === `t\n${lines.join('\n')}\n`).toBe(true);
  });

  it('quotes a name in which a reader would count another delimiter', async () => {
    const names = ['a;b', 'c;d', 'x|y', 'u\tv'];
    const columns = names.map((name, k) => numeric(name, 'number', [k, k + 0.5]));
    const text = write(...columns);
    expect(text.split('\n')[0]).toBe('"a;b","c;d","x|y","u\tv"');
    expect((await readText(text)).table.columns.map(({ name }) => name)).toEqual(names);
  });
});
