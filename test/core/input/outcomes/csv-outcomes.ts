import { expect } from 'vitest';
import { readBytes } from '../read-bytes.ts';
import { becomes, cellsOf, type Outcomes, quarantines, refused } from './check.ts';

const TABLE = { a: [1, 2], b: ['x', 'y'] };
const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const manyRows = (row: string, n = 12) => `a,b\n${row.repeat(n)}`;

export const CSV_OUTCOMES: Outcomes = {
  'Lines end with LF, CRLF or CR, also mixed': async () => {
    const read = await becomes('a,b\r\n1,x\r2,y\n', TABLE);
    expect(read.source).toBe('CSV, UTF-8, "," between columns, LF and CRLF and CR');
  },
  'Columns separated by `,` `;` tab or `\\|`': async () => {
    for (const delimiter of [',', ';', '\t', '|'])
      await becomes('a,b\n1,x\n2,y\n'.replaceAll(',', delimiter), TABLE);
    await becomes('a,c;b\n1;x\n2;y\n', { 'a,c': [1, 2], b: ['x', 'y'] }, { delimiter: ';' });
    await becomes('a,b\n1,x\n', { 'a,b': ['1,x'] }, { format: 'tsv' });
  },
  'A first line `sep=;`, as Excel writes it': async () => {
    const notices = [/^The first line, sep=, names the delimiter, and is left out\.$/];
    await becomes('sep=;\r\na;b\r\n1;x\r\n2;y\r\n', TABLE, { notices });
    const read = await becomes(
      '\ufeffSEP=|\na|b,c,d\n1|x\n2|y\n',
      { a: [1, 2], 'b,c,d': ['x', 'y'] },
      { notices },
    );
    expect(Array.from(read.lines)).toEqual([3, 4]);
    await becomes('sep=,b\n1,x\n2,y\n', { 'sep=': [1, 2], b: ['x', 'y'] });
  },
  'Blank lines, Ctrl-Z alone on the last line, no line end at the end': () =>
    becomes('\n\na,b\n1,x\n\n2,y\n\x1a', TABLE)
      .then(() => becomes('a,b\n1,x\n2,y', TABLE))
      .then(() => {}),
  'Delimiters, line breaks and doubled quotes in quotes': () =>
    becomes('a,b\n1,"x,""y""\nz"\n', { a: [1], b: ['x,"y"\nz'] }).then(() => {}),
  'A quote that is not the first byte of its field': () =>
    becomes('a,b\n1, "x"\n2,5" nail\n', { a: [1, 2], b: [' "x"', '5" nail'] }).then(() => {}),
  'Too few or too many fields': () =>
    quarantines('a,b\n1\n1,2,3\n4,5\n', [
      { line: 2, reason: /^has 1 field, the header has 2$/ },
      { line: 3, reason: /^has 3 fields, the header has 2$/ },
    ]).then(() => {}),
  'A delimiter at the end of every line, and nothing behind it': () =>
    becomes('a,b,\n1,x,\n2,y,\n', TABLE, {
      notices: [/^Every line ends with a delimiter: .* is left out/],
    }).then(() => {}),
  'A delimiter at the end of every row that the header lacks': () =>
    becomes('a,b\n1,x,\n2,y,\n', TABLE, {
      notices: [/^Every row ends with a delimiter that the header lacks/],
    }).then(() => {}),
  'The same in some rows only': () =>
    quarantines('a,b\n1,x,\n2,y\n', [{ line: 2, reason: /^has 3 fields, the header has 2$/ }]).then(() => {}),
  'Text after a closing quote': () =>
    quarantines('a,b\n1,"x"y\n2,z\n', [{ line: 2, reason: /^has text after a closing quote$/ }]).then(
      () => {},
    ),
  'A quote that is never closed, or not within the longest row': async () => {
    const reason = /^opens a quote that is not closed/;
    const read = await quarantines('a,b\n1,"x\n2,z\n', [{ line: 2, reason }]);
    expect(cellsOf(read)).toEqual({ a: [2], b: ['z'] });
    await quarantines(`a,b\n1,"x\n${'2,z\n'.repeat(50)}`, [{ line: 2, reason }], { maxRowBytes: 60 });
    const many = `a\n${`"x\n${'yyyy\n'.repeat(5)}`.repeat(101)}`;
    await refused(many, /another quote opens here and is never closed, after 100 like it/, {
      maxRowBytes: 20,
    });
  },
  'A line longer than the longest row (16 MiB)': async () => {
    const reason = /^is longer than 60 bytes; only its first characters are kept here$/;
    await quarantines(`a,b\n1,${'x'.repeat(80)}\n2,y\n`, [{ line: 2, reason }], { maxRowBytes: 60 });
  },
  'NUL bytes': async () => {
    await quarantines('a,b\n1,x\0\n2,y\n', [{ line: 2, reason: /^holds a NUL byte$/ }]);
    await refused('a\0,b\n1,2\n2,3\n3,4\n4,5\n', /: a NUL byte in the header/);
    await refused(manyRows('1,x\0\n'), /: 12 of 12 rows hold NUL bytes/);
  },
  'Bytes that are no UTF-8': async () => {
    const read = await quarantines(bytes('a,b\n1,\xe9\n2,y\n'), [{ line: 2, reason: /not valid UTF-8$/ }]);
    expect(read.quarantined[0]!.text).toBe('1,\ufffd');
    await refused(bytes('\xe9,b\n1,2\n'), /: the header is not valid UTF-8\. .*data\.encoding: latin1/);
    await refused(
      bytes(`${manyRows('1,x\n', 900)}${'1,\xe9\n'.repeat(10)}`),
      /10 of 910 rows are not valid UTF-8/,
    );
  },
  'A header of numbers alone': async () => {
    const notices = [/^All names in the header are numbers/];
    await becomes('2019,2020\n1,2\n', { 2019: [1], 2020: [2] }, { notices });
    await refused('1.5,2\n1,2\n', /: the first line is data and no header: "1\.5", "2"/);
    await refused('2,2\n1,2\n', /: the first line is data and no header/);
  },
  'A header that names nothing': () => refused(',,\n1,2,3\n', /: the header names no column\./),
  '`0x10`, `1_000`, `Infinity`, `1 000`, `$5`, `5%`, `yes`, `12:30`': async () => {
    for (const text of ['0x10', '1_000', 'Infinity', '1 000', '$5', '5%', 'yes', '12:30'])
      expect((await readBytes(`a,b\n${text},1\n`)).table.columns[0]!.type).toBe('text');
  },
};
