import { expect } from 'vitest';
import { readTable } from '../../../../core/input/read-table.ts';
import { tableOf } from '../../cleaning/table-of.ts';
import { parquetBytes } from '../../parquet/written-parquet.ts';
import { readBytes } from '../read-bytes.ts';
import { becomes, CSV, fixture, LINES, numbers, type Outcomes, parquetOf, refused } from './check.ts';
import { readLongLine } from './long-line.ts';

const TABLE = { a: [1, 2], b: ['x', 'y'] };
const ANY_FORMAT = { name: 'a', missing: [''], types: {} };

export const FILE_OUTCOMES: Outcomes = {
  'No byte': () => refused('', /: the file is empty\./),
  'A header or columns, and no rows': async () => {
    await refused('a,b\n', /: the file has a header and no rows\./);
    await refused('\n\n', /: the file has no rows\./, { format: 'jsonLines' });
    await refused(fixture('no-rows.parquet'), /: the file has columns and no rows\./);
  },
  'Not the format that its name says': async () => {
    await becomes(LINES, TABLE, { name: 'a.csv', notices: [/^The name says CSV: .* JSON Lines that it is/] });
    await becomes(CSV, TABLE, { name: 'a.parquet', notices: [/^The name says Parquet: .* CSV that it is/] });
  },
  'Not the format that `data.format` says': () =>
    refused(CSV, /: the file is text, and data\.format says parquet\./, { format: 'parquet' }),
  'An archive of zip, bzip2, xz, 7z, RAR or tar': async () => {
    const tar = `${'a.csv'.padEnd(257, '\0')}ustar`;
    for (const [content, what] of [
      ['PK\x03\x04', 'a zip archive'],
      ['BZh91AY&SY\0', 'a bzip2 archive'],
      ['\xfd7zXZ\0', 'an xz archive'],
      ['7z\xbc\xaf\x27\x1c', 'a 7z archive'],
      ['Rar!\x1a', 'a RAR archive'],
      [tar, 'a tar archive'],
    ] as const)
      await refused(latin1(content), new RegExp(`: it looks like ${what}\\. .*Unpack it`));
  },
  'A workbook, a document, an image, a database, a script and the like': async () => {
    for (const [content, what] of [
      ['PK\x03\x04xl/', 'an Excel workbook'],
      ['PK\x03\x04opendocument.spreadsheet', 'an OpenDocument spreadsheet'],
      ['%PDF-1.7', 'a PDF document'],
      ['\x89PNG', 'a PNG image'],
      ['SQLite format 3\0', 'an SQLite database'],
      ['<!doctype html>', 'an HTML page'],
      ['<?xml ?>', 'an XML document'],
      ['ARROW1', 'an Arrow \\(Feather\\) file'],
      ['import os\n', 'a script or a document'],
    ] as const)
      await refused(
        latin1(content),
        new RegExp(`: it looks like ${what}\\. Allowed: CSV, TSV, JSON Lines or Parquet`),
      );
  },
  'One JSON array, or one JSON object over several lines': async () => {
    await refused('[{"a":1}]', /: it looks like one JSON array\..*one object a line/);
    await refused('{\n"a":1\n}\n', /: it looks like JSON over several lines\./, { name: 'a.json' });
  },
  'It changes while it is read': async () => {
    let nOpened = 0;
    async function* open() {
      yield new TextEncoder().encode(`a\n1\nx\n${nOpened++}\nx\n`);
    }
    await expect(readTable(open, ANY_FORMAT)).rejects.toMatchObject({ name: 'ConflictError' });
  },
  'A line of 100 MB': async () => {
    const csv = readLongLine('a.csv', 'a\n1\n', '\n2\n');
    expect(csv).toMatchObject({ nRows: 2, quarantined: [{ line: 3 }] });
    expect(csv.quarantined![0]!.reason).toMatch(/^is longer than 16777216 bytes/);
    expect(csv.quarantined![0]!.text).toHaveLength(1000);
    const { error } = readLongLine('a.jsonl', '{"a":1}\n{"a":"', '"}\n');
    expect(error).toMatch(/^a.jsonl:2: the line that starts here has not ended after 16777216 bytes\./);
  },
  'Only rows that are set aside': async () => {
    await refused('a,b\n1\n', /: none of the 1 rows can be kept; the first, on line 2: has 1 field/);
    await refused('3\n', /: none of the 1 rows can be kept; .* is a number, not an object/, {
      format: 'jsonLines',
    });
    const types = { v: 'time' } as const;
    const options = { types, badCells: 'quarantine' } as const;
    await refused(fixture('infinite.parquet'), /: none of the 4 rows can be kept; .* is no time/, options);
  },
  'A declared type for a column that does not exist': async () => {
    const types = { bb: 'number' } as const;
    for (const content of [CSV, LINES])
      await refused(content, /^data\.types\.bb: .* has no column "bb"\. .*Did you mean "b"\?/, { types });
    await refused(fixture('plain.parquet'), /has no column "bb"/, { types });
  },
};

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Whatever the format calls for: the same table. */
export const COMMON_OUTCOMES: Outcomes = {
  'A name that repeats': async () => {
    const notices = [/^The file repeats names; the later ones got a number: column 2 "a_2"\.$/];
    await becomes('a,a\n1,2\n', { a: [1], a_2: [2] }, { notices });
    await becomes(parquet('a', 'a'), { a: [1], a_2: [2] }, { notices, name: 'a.parquet' });
  },
  'A column without a name': async () => {
    const notices = [/^The file leaves columns without a name, .* column 2 "column_2"\.$/];
    await becomes('a,\n1,2\n', { a: [1], column_2: [2] }, { notices });
    await becomes('{"a":1,"":2}\n', { a: [1], column_2: [2] }, { notices, name: 'a.jsonl' });
    await becomes(parquet('a', ' '), { a: [1], column_2: [2] }, { notices, name: 'a.parquet' });
  },
  'A spelling of `data.missing`': async () => {
    const options = { missing: ['-', '-999'] };
    await becomes('a,b\n1,x\n-999,-\n', { a: [1, null], b: ['x', null] }, options);
    await becomes(
      '{"a":1,"b":"x"}\n{"a":-999,"b":"-"}\n',
      { a: [1, null], b: ['x', null] },
      {
        ...options,
        name: 'a.jsonl',
      },
    );
    const one = { ...options, missing: ['1'], name: 'a.parquet' };
    await becomes(parquet('a', 'b'), { a: [null], b: [2] }, one);
  },
  'A word among numbers or times, of which more than half fit; a cell that is not of the declared type':
    async () => {
      for (const [name, content] of [
        ['a.csv', 'a\n1\n2\nx\n'],
        ['a.jsonl', '{"a":1}\n{"a":2}\n{"a":"x"}\n'],
      ] as const) {
        const line = name === 'a.csv' ? 4 : 3;
        await refused(content, new RegExp(`: column a: 1 of 3 values is no number \\(line ${line} "x"\\)`), {
          name,
        });
        const read = await becomes(
          content,
          { a: [1, 2] },
          {
            name,
            badCells: 'quarantine',
            notices: [/^Column a: 1 of 3 .*; their rows are left out\.$/],
          },
        );
        expect(read.quarantined).toMatchObject([{ line, reason: 'column a: "x" is no number' }]);
        await becomes(
          content,
          { a: [1, 2, null] },
          {
            name,
            badCells: 'missing',
            notices: [/^Column a: 1 of 3 .*; they count as missing\.$/],
          },
        );
        await refused(content, /: column a, which must be of type time: 3 of 3 values are no times/, {
          name,
          types: { a: 'time' },
        });
      }
    },
  'A whole number that a double cannot hold, such as 9007199254740993': async () => {
    const long = '9007199254740993';
    const text = [
      /^Column a holds whole numbers that a double cannot hold \(1, such as "9007199254740993"\): it is read as text/,
    ];
    const rounded = [/: they are rounded to the nearest one\.$/];
    for (const [name, content] of [
      ['a.csv', `a\n1\n${long}\n`],
      ['a.csv', `a\n${long}\n1\n`],
      ['a.jsonl', `{"a":1}\n{"a":${long}}\n`],
      ['a.jsonl', `{"a":"1"}\n{"a":"${long}"}\n`],
    ] as const) {
      const read = await readBytes(content, { name });
      expect(read.table.columns[0]).toMatchObject({ type: 'text', levels: ['1', long] });
      expect(read.notices[0]).toMatch(text[0]!);
      const types = { a: 'number' } as const;
      const declared = await readBytes(content, { name, types });
      expect([...(declared.table.columns[0] as { values: Float64Array }).values].sort()).toEqual([
        1,
        2 ** 53,
      ]);
      expect(declared.notices[0]).toMatch(rounded[0]!);
    }
    const { long: parquetLong } = Object.fromEntries(
      (await readBytes(fixture('types.parquet'))).table.columns.map((column) => [column.name, column]),
    );
    expect(parquetLong).toMatchObject({ type: 'text', levels: ['1', long] });
  },
  'Numbers with leading zeros, such as 00017': async () => {
    const json = '{"zip":"00017","x":"0.5"}\n{"zip":"120","x":"-0"}\n';
    const csv = 'zip,x\n00017,0.5\n120,-0\n';
    const x = [0.5, -0];
    const notices = [
      /^Column zip holds texts with leading zeros \(1, such as "00017"\), read as numbers: data\.types: \{zip: text\} keeps the zeros\.$/,
    ];
    await becomes(json, { zip: [17, 120], x }, { name: 'a.jsonl', notices });
    const table = tableOf({ zip: ['00017', '120'] }, { zip: 'text' });
    await becomes(parquetBytes(table), { zip: [17, 120] }, { name: 'a.parquet', notices });
    await becomes(csv, { zip: [17, 120], x });
    const types = { zip: 'text' } as const;
    await becomes(csv, { zip: ['00017', '120'], x }, { types });
    await becomes(json, { zip: ['00017', '120'], x }, { name: 'a.jsonl', types });
  },
  'Numbers with decimal commas, all of a column': async () => {
    const notices = [/^Column a holds numbers with decimal commas, such as "1,5", which are text here/];
    await becomes('a;b\n1,5;1\n2,5;2\n', { a: ['1,5', '2,5'], b: [1, 2] }, { notices });
    await becomes('{"a":"1,5"}\n{"a":"2,5"}\n', { a: ['1,5', '2,5'] }, { notices, name: 'a.jsonl' });
  },
};

/** A row of the numbers 1, 2 and so on. */
function parquet(...names: string[]): Uint8Array {
  return parquetOf(
    names.map((name, at) => numbers(name, at + 1)),
    1,
  );
}
