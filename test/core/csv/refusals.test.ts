import { describe, expect, it } from 'vitest';
import { readTable } from '../../../core/input/read-table.ts';
import { MISSING, type ReadTextOptions, readText } from './csv-source.ts';

/** Name and message of the error with which reading ends, whatever the chunks. */
async function refusal(content: string | Uint8Array, options: ReadTextOptions = {}): Promise<string> {
  const messages = await Promise.all(
    [1 << 20, 1, 3].map((chunkBytes) =>
      readText(content, { ...options, chunkBytes }).then(
        () => 'no error',
        (error: Error) => `${error.name}: ${error.message}`,
      ),
    ),
  );
  expect(new Set(messages).size).toBe(1);
  return messages[0]!;
}

describe('a refused file', () => {
  it('names more columns than a table has', async () => {
    const names = Array.from({ length: 100_001 }, (_, i) => `c${i}`).join(',');
    await expect(readText(`${names}\n`)).rejects.toThrow(
      'cars.csv: the header names more than 100000 columns. Allowed: at most 100000 columns.',
    );
  });

  it.each(['', '\ufeff', '\n\r\n\n'])('is empty: %j', async (text) => {
    expect(await refusal(text)).toBe(
      'DataRefusedError: cars.csv: the file is empty. Allowed: a header line and at least one row. Upload the file again.',
    );
  });

  it.each(['a,b', 'a,b\r\n\n', 'a'])('has a header and no rows: %j', async (text) => {
    expect(await refusal(text)).toBe(
      'DataRefusedError: cars.csv: the file has a header and no rows. ' +
        'Allowed: a header line and at least one row. Upload the file again with its rows.',
    );
  });

  it('has only rows that cannot be kept', async () => {
    expect(await refusal('a,b\n1\n2\n')).toBe(
      'DataRefusedError: cars.csv: none of the 2 rows can be kept; the first, on line 2: has 1 field, the header has 2. ' +
        'Allowed: rows with one field for each column of the header. Correct the rows, or the settings by which they are read.',
    );
  });

  it.each([
    ['a,"b\nc\n', 1],
    ['\n"a\n""",x,"b', 3],
    ['\r"a\r\n""",x,"b', 3],
  ])('never closes a quote in the header: %j', async (text, line) => {
    expect(await refusal(text)).toBe(
      `DataRefusedError: cars.csv:${line}: the quote that opens here, in the header, is never closed. ` +
        'Allowed: a quote at the beginning of a field with another at its end, and quotes inside doubled. ' +
        'Close the quote, or double it and quote the whole field.',
    );
  });

  it('has text after a closing quote in the header', async () => {
    expect(await refusal('a,"b"c\n1,2\n')).toBe(
      'DataRefusedError: cars.csv:1: text follows a closing quote in the header. ' +
        'Allowed: a quote at the beginning of a field with another at its end, and quotes inside doubled. ' +
        'Double the quotes inside the name and quote the whole of it.',
    );
  });

  it('has a header that does not end', async () => {
    const text = `a,${'x'.repeat(200)}\n1,2\n`;
    expect(await refusal(text, { maxRowBytes: 100 })).toBe(
      'DataRefusedError: cars.csv:1: the header has not ended after 100 bytes. ' +
        'Allowed: a line with the names of the columns, with every quote closed. Look for a quote without its counterpart in it.',
    );
    expect(await refusal(text, { maxRowBytes: 202 })).toBe('no error');
  });

  it.each([
    ['1.5,2,3\n1,2,3\n', 'the first line is data and no header: "1.5", "2", "3"'],
    ['0,0,1\n1,2,3\n', 'the first line is data and no header: "0", "0", "1"'],
    ['-1e3,,2\n1,2,3\n', 'the first line is data and no header: "-1e3", "2"'],
    [',,\n1,2,3\n', 'the header names no column'],
  ])('has no header: %j', async (text, found) => {
    expect(await refusal(text)).toBe(
      `DataRefusedError: cars.csv:1: ${found}. ` +
        'Allowed: a header line with a name for each column. Add a line with the names of the columns at the top.',
    );
  });

  it('holds a NUL byte in the header, as UTF-16 does', async () => {
    const message =
      'DataRefusedError: cars.csv:1: a NUL byte in the header: the file is UTF-16 without a byte order mark, or no text. ' +
      'Allowed: UTF-8 text, in which no byte is zero. Save the file as CSV in UTF-8, or set data.encoding: utf-16le.';
    expect(await refusal('a\0,b\n1,2\n')).toBe(message);
    expect(await refusal(Uint8Array.from(Buffer.from('a,b\n1,2\n', 'utf16le')))).toBe(message);
  });

  it('holds NUL bytes in most of its rows', async () => {
    const rows = (nFaulty: number) => `a\n1\n${'\0\n'.repeat(nFaulty)}`;
    expect(await refusal(rows(10))).toBe(
      'DataRefusedError: cars.csv: 10 of 11 rows hold NUL bytes, the first on line 3. ' +
        'Allowed: UTF-8 text, in which no byte is zero. Save the file as CSV in UTF-8, or set data.encoding: utf-16le.',
    );
    expect(await refusal(rows(9))).toBe('no error');
  });

  it('is not UTF-8 in its header, or in more than 1 % and nine of its rows', async () => {
    const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const advice =
      'Allowed: UTF-8, with or without a byte order mark. ' +
      'Save the file as UTF-8, or set data.encoding: latin1 where it comes from a program for Windows.';
    expect(await refusal(latin1('a,\xe9\n1,2\n'))).toBe(
      `DataRefusedError: cars.csv:1: the header is not valid UTF-8. ${advice}`,
    );
    const rows = (nGood: number, nFaulty: number) =>
      latin1(`a\n${'x\n'.repeat(nGood)}${'caf\xe9\n'.repeat(nFaulty)}`);
    expect(await refusal(rows(989, 10))).toBe(
      `DataRefusedError: cars.csv: 10 of 999 rows are not valid UTF-8, the first on line 991. ${advice}`,
    );
    expect(await refusal(rows(990, 10))).toBe('no error');
    expect(await refusal(rows(1, 9))).toBe('no error');
  });

  it('opens quote after quote and closes none', async () => {
    const text = (nQuotes: number) => `a\n${`"x\n${'yyyy\n'.repeat(5)}`.repeat(nQuotes)}`;
    expect(await refusal(text(100), { maxRowBytes: 20 })).toBe('no error');
    expect(await refusal(text(101), { maxRowBytes: 20 })).toBe(
      'DataRefusedError: cars.csv:602: another quote opens here and is never closed, after 100 like it. ' +
        'Allowed: a quote at the beginning of a field with another at its end, and quotes inside doubled. ' +
        'Write the file with quotes as in RFC 4180.',
    );
  });

  it.each([
    ['numbers first', 'hp,b\n1,1\n2,2\n3,3\n4,4\n5,5\n?,6\n,7\n?,8\nn/a,9\n?,10\n', [7, 9, 10]],
    ['a text first', 'hp,b\n?,6\n,7\n?,8\nn/a,9\n?,10\n1,1\n 2 ,2\n3,3\n4,4\n5e0,5\n', [2, 4, 5]],
  ])('has texts among mostly numbers, %s', async (_, text, lines) => {
    expect(await refusal(text)).toBe(
      'DataRefusedError: cars.csv: column hp: 4 of 9 values are no numbers ' +
        `(the first ones: line ${lines[0]} "?", line ${lines[1]} "?", line ${lines[2]} "n/a"). ` +
        'Allowed: numbers such as 12, -0.5 or 1e-3; or a spelling in data.missing. ' +
        'Correct the cells, write data.missing: ["", "NA", "NaN", "null", "?", "n/a"] where they spell a gap, or set data.badCells to quarantine (their rows) or missing (the cells). ' +
        'A column that is meant to be text, and is no target and no time, is declared so: data.types: {hp: text}.',
    );
  });

  it('is accepted when just half of the values are numbers', async () => {
    expect(await refusal('hp\n1\n2\n?\n?\n')).toBe('no error');
  });

  it('has cells that do not fit a declared type, in whichever columns', async () => {
    const text = 'n,b,t\n1,true,1970-01-01\nmany,yes,1970-02-30\n';
    const message = (found: string, allowed: string) =>
      `DataRefusedError: cars.csv: ${found}. Allowed: ${allowed}; or a spelling in data.missing. ` +
      'Correct the cells, add their spelling to data.missing, or set data.badCells to quarantine (their rows) or missing (the cells).';
    const found = {
      n: 'column n, which must be of type number: 1 of 2 values is no number (line 3 "many")',
      b: 'column b, which must be of type boolean: 1 of 2 values is no boolean (line 3 "yes")',
      t: 'column t, which must be of type time: 1 of 2 values is no time (line 3 "1970-02-30")',
    };
    const allowed = {
      n: 'numbers such as 12, -0.5 or 1e-3',
      b: 'true or false in any case, 1 or 0',
      t: 'ISO 8601 dates and times such as 1970-01-31 or 1970-01-31T10:00:00Z',
    };
    const types = { n: 'number', b: 'boolean', t: 'time' } as const;
    for (const name of ['n', 'b', 't'] as const)
      expect(await refusal(text, { types: { [name]: types[name] } })).toBe(
        message(found[name], allowed[name]),
      );
    expect(await refusal(text, { types })).toBe(
      message(Object.values(found).join('; '), Object.values(allowed).join('; ')),
    );
  });

  it('has texts among mostly times, with their lines', async () => {
    expect(await refusal('at,x\n1970-01-01,1\nsoon,2\n1970-01-02,3\n')).toContain(
      'cars.csv: column at: 1 of 3 values is no time (line 3 "soon"). Allowed: ISO 8601',
    );
    expect(await refusal('at,x\n1970-01-01,1\nsoon,2\n')).toBe('no error');
  });

  it('has a declared number without any number', async () => {
    expect(await refusal(`n\n${'x'.repeat(50)}\n`, { types: { n: 'number' } })).toContain(
      `column n, which must be of type number: 1 of 1 value is no number (line 2 "${'x'.repeat(39)}…")`,
    );
  });

  it('lacks a column whose type is declared', async () => {
    expect(await refusal('mpg,horsepower,origin,power\n1,2,3,4\n', { types: { Horsepwer: 'number' } })).toBe(
      'ConfigurationError: data.types.Horsepwer: cars.csv has no column "Horsepwer". ' +
        'Allowed: mpg, horsepower, origin, power. Did you mean "horsepower"?',
    );
  });

  it('changes between two readings', async () => {
    let nOpened = 0;
    async function* open() {
      yield new TextEncoder().encode(`a\n1\nx\n${nOpened++}\nx\n`);
    }
    const error = await readTable(open, { name: 'cars.csv', missing: MISSING, types: {} }).catch((e) => e);
    expect(error.name).toBe('ConflictError');
    expect(error.message).toBe(
      'cars.csv: the file changed while it was being read. Try again when nobody writes it.',
    );
  });
});
