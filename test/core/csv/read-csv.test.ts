import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../core/csv/read-csv.ts';
import { cells, contents, csvSource, MISSING, readText } from './csv-source.ts';

describe('readCsv', () => {
  it('reads numbers, categories, texts, times and booleans', async () => {
    const read = await readText(
      'mpg,origin,name,year,turbo\n18,USA,a,1970-01-01,true\n15.5,Japan,b,1970-01-02,FALSE\n,USA,c,,\n-1e3,USA,d,1971-01-01,True\n',
    );
    expect(contents(read)).toEqual([
      ['mpg', 'number', [18, 15.5, null, -1000]],
      ['origin', 'category', ['USA', 'Japan', 'USA', 'USA']],
      ['name', 'text', ['a', 'b', 'c', 'd']],
      ['year', 'time', [0, 86_400_000, null, 31_536_000_000]],
      ['turbo', 'boolean', [1, 0, null, 1]],
    ]);
    expect(read.table.nRows).toBe(4);
  });

  it('puts numbers where other threads can read them, when asked to', async () => {
    const buffers = async (isShared: boolean) => {
      const { table } = await readText(`a,b\n${'1,x\n'.repeat(4000)}`, { isShared });
      return table.columns.map(
        (column) => 'values' in column && column.values.buffer instanceof SharedArrayBuffer,
      );
    };
    expect(await buffers(true)).toEqual([true, false]);
    expect(await buffers(false)).toEqual([false, false]);
  });

  it('reads a wide table, for which it makes room for few rows at first', async () => {
    const names = Array.from({ length: 70_000 }, (_, i) => `c${i}`);
    const rows = Array.from({ length: 20 }, (_, row) => names.map((_name, i) => row + i).join(','));
    const { table } = await readText(`${names.join(',')}\n${rows.join('\n')}\n`);
    expect([table.nRows, table.columns.length]).toEqual([20, 70_000]);
    expect(cells(table.columns[69_999]!)).toEqual(Array.from({ length: 20 }, (_, row) => row + 69_999));
    const bytes = table.columns.reduce(
      (sum, column) => sum + ('values' in column ? column.values.buffer.byteLength : 0),
      0,
    );
    expect(bytes).toBeLessThan(70_000 * 40 * 8);
  });

  it('gives the line of each row', async () => {
    const text = '\n\na,b\n1,"x\ny"\n\r\n2,z\n\n3,z';
    const read = await readText(text);
    expect([...read.lines]).toEqual([4, 7, 9]);
    expect(read.nRowsRead).toBe(3);
    expect(contents(read)[1]).toEqual(['b', 'text', ['x\ny', 'z', 'z']]);
  });

  it.each([1, 2, 3, 5, 7])('gives the same table whatever the chunks: %i bytes', async (chunkBytes) => {
    const text =
      '\ufeff"a ""x""",b,c\r\n1,"p, ""q""\r\nr",0.30000000000000004\r\n-2.5,é€😀,\r\n,"",1e-7\r\nx,y\r\n 4 ,é€😀,NA\r\n';
    const whole = await readText(text);
    expect(contents(whole)).toEqual([
      ['a "x"', 'number', [1, -2.5, null, 4]],
      ['b', 'text', ['p, "q"\r\nr', 'é€😀', null, 'é€😀']],
      ['c', 'number', [0.30000000000000004, null, 1e-7, null]],
    ]);
    expect([...whole.lines]).toEqual([2, 4, 5, 7]);
    expect(whole.quarantined).toEqual([{ line: 6, reason: 'has 2 fields, the header has 3', text: 'x,y' }]);
    expect(await readText(text, { chunkBytes })).toEqual(whole);
  });

  it.each([
    ['a;b\n1;2\n', 'semicolon'],
    ['a\tb\n1\t2\n', 'tab'],
    ['"a,a,a";b\n1;2\n', 'semicolon, with commas inside quotes'],
  ])('finds the delimiter of %j: %s', async (text) => {
    const { table } = await readText(text);
    expect(table.columns.map((column) => column.type)).toEqual(['number', 'number']);
  });

  it('sorts levels by UTF-16 code unit', async () => {
    const { table } = await readText('a\nb\nB\n\u{ff5e}\n😀\nb\nB\n\u{ff5e}\n😀\nb\n');
    expect(table.columns[0]).toEqual({
      name: 'a',
      type: 'category',
      levels: ['B', 'b', '😀', '\u{ff5e}'],
      codes: Int32Array.of(1, 0, 3, 2, 1, 0, 3, 2, 1),
    });
  });

  it('takes a text with quotes inside, or after blanks, as it stands', async () => {
    expect(contents(await readText('a\n5" disk\n "x"\n'))).toEqual([['a', 'text', ['5" disk', ' "x"']]]);
  });

  it('takes quoted numbers and quoted spellings of a missing cell for what they say', async () => {
    expect(contents(await readText('a,b\n"1","NA"\n"2","x"\n'))).toEqual([
      ['a', 'number', [1, 2]],
      ['b', 'text', [null, 'x']],
    ]);
  });

  it('takes a number that is a spelling of a missing cell for missing, by its text', async () => {
    const read = await readText('a\n-999\n5\n-999.0\n"-999"\n', { missing: ['-999'] });
    expect(contents(read)).toEqual([['a', 'number', [null, 5, -999, null]]]);
  });

  it('keeps an empty cell as a text where it is no spelling of a missing one', async () => {
    const read = await readText('a,b\nx,1\n,2\nx,3\nx,4\n', { missing: ['NA'] });
    expect(contents(read)[0]).toEqual(['a', 'category', ['x', '', 'x', 'x']]);
  });

  it('leaves a column without values numeric', async () => {
    expect(contents(await readText('a,b\n,1\nNA,2\n'))[0]).toEqual(['a', 'number', [null, null]]);
  });

  it('does not read a second time when texts come first', async () => {
    const source = csvSource('a,b\n,1\nx,2\n3,3\nx,4\n');
    const read = await readCsv(source.open, { name: 'cars.csv', missing: MISSING, types: {} });
    expect(contents(read)[0]).toEqual(['a', 'category', [null, 'x', '3', 'x']].with(1, 'text'));
    expect(source.nOpened).toBe(1);
  });

  it('reads a second time when a text stands below numbers', async () => {
    const source = csvSource('a,b\n1,1\n02,2\nx,3\nx,4\nx,5\n');
    const read = await readCsv(source.open, { name: 'cars.csv', missing: MISSING, types: {} });
    expect(contents(read)[0]).toEqual(['a', 'text', ['1', '02', 'x', 'x', 'x']]);
    expect(source.nOpened).toBe(2);
  });

  it('lets declared types overrule what it sees', async () => {
    const types = { id: 'text', flag: 'boolean', level: 'category', gone: 'time' } as const;
    const read = await readText('id,flag,level,gone\n007,1,3,\n008,0,2,\n009,True,3,\n', { types });
    expect(contents(read)).toEqual([
      ['id', 'text', ['007', '008', '009']],
      ['flag', 'boolean', [1, 0, 1]],
      ['level', 'category', ['3', '2', '3']],
      ['gone', 'time', [null, null, null]],
    ]);
  });

  it('calls a column of 51 levels, or of mostly distinct values, a text', async () => {
    const rows = (nLevels: number, nRows: number) =>
      Array.from({ length: nRows }, (_, i) => `v${i % nLevels}\n`).join('');
    const typeOf = async (nLevels: number, nRows: number) =>
      (await readText(`a\n${rows(nLevels, nRows)}`)).table.columns[0]!.type;
    expect(await typeOf(50, 200)).toBe('category');
    expect(await typeOf(51, 200)).toBe('text');
    expect(await typeOf(5, 10)).toBe('category');
    expect(await typeOf(6, 10)).toBe('text');
  });

  it('keeps the capacity of columns and dictionaries growing', async () => {
    const lines = Array.from({ length: 5000 }, (_, i) => `${i},k${i},${i % 7 === 0 ? 'odd' : 'even'}`);
    const { table, lines: rowLines } = await readText(`n,k,p\n${lines.join('\n')}`, { chunkBytes: 1000 });
    expect(table.columns[0]).toMatchObject({ values: Float64Array.from({ length: 5000 }, (_, i) => i) });
    expect(table.columns[1]).toMatchObject({ type: 'text' });
    expect(cells(table.columns[1]!)[4321]).toBe('k4321');
    expect(rowLines[4999]).toBe(5001);
  });

  it.each([0, 1, 20_000, 1e12])('takes a size for no more than a guess: %d bytes', async (sizeBytes) => {
    const text = `n\n${Array.from({ length: 5000 }, (_, i) => `${i}\n`).join('')}`;
    const read = await readText(text, { sizeBytes, chunkBytes: 7000 });
    expect(read).toEqual(await readText(text));
    expect(read.table.columns[0]).toMatchObject({ values: Float64Array.from({ length: 5000 }, (_, i) => i) });
  });

  it.each(['\x1a', '\r\n\x1a'])('takes a Ctrl-Z alone at the end for no row: %j', async (end) => {
    for (const chunkBytes of [1, 3, 1 << 20]) {
      const read = await readText(`a,b\n1,2\n${end}`, { chunkBytes });
      expect([read.table.nRows, read.nRowsRead, read.quarantined]).toEqual([1, 1, []]);
    }
  });

  it('takes a Ctrl-Z after a cell, or before other rows, for text', async () => {
    const after = await readText('a\nx\nx\nx\x1a', { types: { a: 'text' } });
    expect(contents(after)).toEqual([['a', 'text', ['x', 'x', 'x\x1a']]]);
    const before = await readText('a\n\x1a\nx\n', { types: { a: 'text' } });
    expect(contents(before)).toEqual([['a', 'text', ['\x1a', 'x']]]);
  });

  it('leaves times of quarantined rows out of account', async () => {
    const read = await readText('at,x\n1970-01-02,1\nsoon,1,2\n,3\n1970-01-01,4\n');
    expect(contents(read)[0]).toEqual(['at', 'time', [86_400_000, null, 0]]);
  });
});
