import { describe, expect, it } from 'vitest';
import { contents, type ReadTextOptions, readText } from './csv-source.ts';

async function readInChunks(text: string, options: ReadTextOptions = {}) {
  const whole = await readText(text, options);
  for (const chunkBytes of [1, 2, 3, 7])
    expect(await readText(text, { ...options, chunkBytes })).toEqual(whole);
  return whole;
}

describe('what a reader makes of a file', () => {
  it.each([
    ['a,b\n1,x\n2,y\n', 'CSV, UTF-8, "," between columns, LF'],
    ['a;b\r\n1;x\r\n2;y', 'CSV, UTF-8, ";" between columns, CRLF'],
    ['a\tb\r1\tx\r2\ty\r', 'TSV, UTF-8, tabs between columns, CR'],
    ['a|b\n1|x\r\n2|y\r', 'CSV, UTF-8, "|" between columns, LF and CRLF and CR'],
    ['\ufeffa,b\r1,x\n\r\r\n2,y\r\n', 'CSV, UTF-8, "," between columns, LF and CRLF and CR'],
  ])('reads whatever ends lines and separates columns, and says so: %j', async (text, source) => {
    const read = await readInChunks(text);
    expect(read.source).toBe(source);
    expect(contents(read)).toEqual([
      ['a', 'number', [1, 2]],
      ['b', 'text', ['x', 'y']],
    ]);
    expect(read.notices).toEqual([]);
  });

  it('counts the lines of a file that ends them with CR', async () => {
    const read = await readInChunks('a,b\r\r1,"x\ry\r\nz"\r2,w\r3\r');
    expect([...read.lines]).toEqual([3, 6]);
    expect(read.quarantined.map(({ line }) => line)).toEqual([7]);
  });

  it('takes the delimiter that it is given', async () => {
    expect(contents(await readInChunks('a,b;c\n1,2;3\n', { delimiter: ';' }))).toEqual([
      ['a,b', 'text', ['1,2']],
      ['c', 'number', [3]],
    ]);
  });

  it('leaves out a column that only a delimiter at the end of every line makes', async () => {
    const read = await readInChunks('a;b;\n1;2;\n3;4;\n');
    expect(read.table.columns.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(read.notices).toEqual([
      'Every line ends with a delimiter: the column without a name and values behind it is left out.',
    ]);
    expect((await readText('a,b,\n1,2,\n', { missing: ['NA'] })).table.columns.length).toBe(2);
    const named = await readInChunks('a,b,\n1,2,\n3,4,x\n');
    expect(named.table.columns.map(({ name }) => name)).toEqual(['a', 'b', 'column_3']);
    expect(named.notices).toEqual([
      'The file leaves columns without a name, which got one by their place: column 3 "column_3".',
    ]);
  });

  it('leaves out the empty field of a delimiter at the end of every row', async () => {
    const read = await readInChunks('a,b\n1,2,\n3\n4,5,\n');
    expect(contents(read)).toEqual([
      ['a', 'number', [1, 4]],
      ['b', 'number', [2, 5]],
    ]);
    expect(read.quarantined.map(({ line }) => line)).toEqual([3]);
    expect(read.notices).toEqual([
      'Every row ends with a delimiter that the header lacks: the empty field behind it is left out.',
    ]);
  });

  it.each([
    'a,b\n1,2,\n4,5\n',
    'a,b\n4,5\n1,2,\n',
  ])('quarantines rows with an empty field too many where others have none: %j', async (text) => {
    const read = await readInChunks(text);
    expect(contents(read)[0]).toEqual(['a', 'number', [4]]);
    expect(read.quarantined).toMatchObject([{ reason: 'has 3 fields, the header has 2', text: '1,2,' }]);
    expect(read.notices).toEqual([]);
  });

  it('gives names to columns that have none, or one that is taken', async () => {
    const read = await readInChunks('a,,a_2,a, ,a,column_2\n1,2,3,4,5,6,7\n');
    expect(read.table.columns.map(({ name }) => name)).toEqual([
      'a',
      'column_2_2',
      'a_2',
      'a_3',
      'column_5',
      'a_4',
      'column_2',
    ]);
    expect(read.notices).toEqual([
      'The file leaves columns without a name, which got one by their place: column 2 "column_2_2", column 5 "column_5".',
      'The file repeats names; the later ones got a number: column 4 "a_3", column 6 "a_4".',
    ]);
    const many = await readInChunks(`${'x,'.repeat(8)}y\n${'1,'.repeat(8)}1\n`);
    expect(many.notices).toEqual([
      'The file repeats names; the later ones got a number: ' +
        'column 2 "x_2", column 3 "x_3", column 4 "x_4", column 5 "x_5", column 6 "x_6" and 2 more.',
    ]);
  });

  it('says so where all names are numbers', async () => {
    const read = await readInChunks('2019,2020\n1,2\n');
    expect(read.notices).toEqual([
      'All names in the header are numbers: if the first line is data, add a line with names above it.',
    ]);
    expect((await readText('2019,a\n1,2\n')).notices).toEqual([]);
  });

  it('says so where all of a column are numbers with decimal commas, and converts nothing', async () => {
    const read = await readInChunks('a;b;c\n1,5;x;1,2\n-1.234,5;y;\n3;y;z\n');
    expect(contents(read)[0]).toEqual(['a', 'text', ['1,5', '-1.234,5', '3']]);
    expect(read.notices).toEqual([
      'Column a holds numbers with decimal commas, such as "1,5", which are text here: write them with a decimal point.',
    ]);
  });

  it.each([
    '0x10',
    '1_000',
    'Infinity',
    '1 000',
    '$5',
    '5%',
    'yes',
    '12:30',
    '1970-13-01',
    '1e',
    '--1',
  ])('takes %s for a text', async (cell) => {
    expect(contents(await readInChunks(`a\n${cell}\n${cell}\n`))[0]).toEqual(['a', 'category', [cell, cell]]);
  });
});
