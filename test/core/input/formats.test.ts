import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../core/hashing/sha256.ts';
import { inputColumns } from '../../../core/input/input-columns.ts';
import { csvSource } from '../csv/csv-source.ts';
import { columnsOf, readBytes, refusalOf } from './read-bytes.ts';

const CSV = 'a,b\n1,x\n2,x\n,y\n3,y\n';
const LINES = '{"a":1,"b":"x"}\n{"a":2,"b":"x"}\n{"a":null,"b":"y"}\n{"a":3,"b":"y"}\n';
const TABLE = [
  { name: 'a', type: 'number', cells: [1, 2, null, 3] },
  { name: 'b', type: 'category', cells: ['x', 'x', 'y', 'y'] },
];

describe('readTable', () => {
  it.each([
    ['cars.csv', CSV, 'CSV, UTF-8'],
    ['cars.tsv', CSV.replaceAll(',', '\t'), 'TSV, UTF-8'],
    ['cars.jsonl', LINES, 'JSON Lines, UTF-8'],
    ['cars.ndjson', LINES, 'JSON Lines, UTF-8'],
    ['cars.json', LINES, 'JSON Lines, UTF-8'],
    ['cars.csv.gz', gzipSync(CSV), 'CSV, UTF-8, gzip'],
    ['cars.csv.zst', zstdCompressSync(CSV), 'CSV, UTF-8, zstd'],
    ['cars.jsonl.gz', gzipSync(LINES), 'JSON Lines, UTF-8, gzip'],
    ['cars', CSV, 'CSV, UTF-8'],
  ])('reads %s', async (name, content, source) => {
    const read = await readBytes(content, { name });
    expect(columnsOf(read)).toEqual(TABLE);
    expect(read.source.startsWith(source)).toBe(true);
    expect(read.notices).toEqual([]);
    const stored = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    expect([read.digest, read.sizeBytes]).toEqual([sha256(stored), stored.length]);
    expect(read.nRowsRead).toBe(4);
    expect([...(await inputColumns(csvSource(content).open(), { name }))]).toEqual(['a', 'b']);
  });

  it.each([
    ['cars.csv', LINES, 'The name says CSV: the file is read as the JSON Lines that it is.'],
    ['cars.jsonl', CSV, 'The name says JSON Lines: the file is read as the CSV that it is.'],
    ['cars.parquet', CSV, 'The name says Parquet: the file is read as the CSV that it is.'],
    ['cars.csv', gzipSync(CSV), 'The file is compressed with gzip, which its name does not say.'],
    ['cars.csv.gz', CSV, 'The name says that the file is compressed, and it is not.'],
  ])('reads %s as what it is, and says so', async (name, content, notice) => {
    const read = await readBytes(content, { name });
    expect(columnsOf(read)).toEqual(TABLE);
    expect(read.notices).toEqual([notice]);
  });

  it('reads a declared format whatever the name', async () => {
    const read = await readBytes('{"a":1}\n{"a":2}\n', { name: 'cars.csv', format: 'jsonLines' });
    expect(columnsOf(read)).toEqual([{ name: 'a', type: 'number', cells: [1, 2] }]);
    expect(read.notices).toEqual([]);
  });

  it('takes a delimiter that is said before that of TSV', async () => {
    const options = { name: 'cars.tsv', format: 'tsv', delimiter: ';' } as const;
    expect((await readBytes('a\t;b\n1;2\n', options)).table.columns.map(({ name }) => name)).toEqual([
      'a\t',
      'b',
    ]);
    expect(await inputColumns(csvSource('a\t;b\n1;2\n').open(), options)).toEqual(['a\t', 'b']);
  });

  it('refuses a file that is not of the declared format', async () => {
    expect((await refusalOf(CSV, { format: 'parquet' })).message).toBe(
      'cars.csv: the file is text, and data.format says parquet. Correct data.format, or leave it out.',
    );
    const parquet = new TextEncoder().encode('PAR1 and more');
    expect((await refusalOf(parquet, { format: 'csv' })).message).toMatch(
      /^cars.csv: the file is Parquet, and data.format says csv/,
    );
  });

  it.each([
    ['PK\x03\x04....xl/workbook.xml', 'cars.csv', 'an Excel workbook'],
    [
      'PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
      'cars',
      'an OpenDocument spreadsheet',
    ],
    ['PK\x03\x04....cars.csv', 'cars.csv', 'a zip archive'],
    ['BZh91AY&SY\x00\x01', 'cars.csv.bz2', 'a bzip2 archive'],
    ['\xfd7zXZ\x00\x00', 'cars.csv.xz', 'an xz archive'],
    ['7z\xbc\xaf\x27\x1c', 'cars.7z', 'a 7z archive'],
    ['%PDF-1.7', 'cars.csv', 'a PDF document'],
    ['\x89PNG\r\n', 'cars.png', 'a PNG image'],
    ['SQLite format 3\x00', 'cars.db', 'an SQLite database'],
    ['PARE\x00\x00', 'cars.parquet', 'an encrypted Parquet file'],
    ['ARROW1\x00\x00', 'cars.feather', 'an Arrow (Feather) file'],
    ['\x93NUMPY\x01', 'cars.npy', 'a NumPy array'],
    ['\x80\x04\x95', 'cars.pkl', 'a Python pickle'],
    ['\xd0\xcf\x11\xe0', 'cars.xls', 'an old Excel workbook or another Office document'],
    ['<!DOCTYPE html>\n<html>', 'cars.csv', 'an HTML page'],
    ['<?xml version="1.0"?>', 'cars.csv', 'an XML document'],
    ['[{"a": 1}, {"a": 2}]', 'cars.json', 'one JSON array'],
    ['[\n  {"a": 1}\n]', 'cars.csv', 'one JSON array'],
    ['[1,2]', 'cars.json', 'one JSON array'],
    ['{\n  "a": 1\n}\n', 'cars.json', 'JSON over several lines'],
    ['import numpy as np\nx = 1\n', 'cars.csv', 'a script or a document'],
    ['#!/usr/bin/env python\nx = 1\n', 'cars.csv', 'a script or a document'],
    ['x = 1\n', 'cars.py', 'a script or a document'],
  ])('refuses %j named %s: it looks like %s', async (content, name, what) => {
    const bytes = Uint8Array.from(content, (char) => char.charCodeAt(0));
    const { name: error, message } = await refusalOf(bytes, { name });
    expect(error).toBe('DataRefusedError');
    expect(message.startsWith(`${name}: it looks like ${what}. Allowed: `)).toBe(true);
    expect((await refusalOf(gzipSync(bytes), { name })).message).toBe(message);
  });

  it.each([
    'BZh,b\n1,2\n',
    'ORC,b\n1,2\n',
    '[a],b\n1,2\n',
    '{a},b\n1,2\n',
    '"{",b\n1,2\n',
  ])('takes %j for the table that it is', async (content) => {
    expect((await readBytes(content)).table.columns).toHaveLength(2);
  });

  it.each([
    ['', 'cars.csv: the file is empty'],
    [gzipSync(''), 'cars.csv: the file is empty'],
    ['a,b\n', 'cars.csv: the file has a header and no rows'],
    [gzipSync(gzipSync(CSV)), 'cars.csv: it is compressed twice'],
  ])('refuses %j', async (content, message) => {
    expect((await refusalOf(content)).message.startsWith(message)).toBe(true);
  });

  it('answers a conflict where the file changes between two readings', async () => {
    const versions = ['{"a":1}\n{"a":2}\n{"a":3}\n{"a":"x"}\n', '{"a":1}\n{"a":2}\n{"a":4}\n{"a":"x"}\n'];
    const { readTable } = await import('../../../core/input/read-table.ts');
    const open = () => csvSource(versions.shift()!).open();
    const reading = readTable(open, { name: 'a.jsonl', missing: [], types: {}, badCells: 'quarantine' });
    await expect(reading).rejects.toMatchObject({ name: 'ConflictError' });
  });
});
