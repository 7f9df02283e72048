import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../core/csv/read-csv.ts';
import { csvSource, MISSING, type ReadTextOptions, readText } from './csv-source.ts';

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

  it.each([
    'a,b\r1,2\r',
    'a,b\r1,2\r3,4',
    'a\r"x\n',
    '\ufeffa,a\r,\r',
    'a,b\r1,2\n',
  ])('has lines that end with CR alone: %j', async (text) => {
    expect(await refusal(text)).toBe(
      'DataRefusedError: cars.csv: lines end with a carriage return (CR) alone, as on old Macs. ' +
        'Allowed: lines that end with LF or CRLF. ' +
        'Save the file as CSV with the line ends of Unix or Windows, and upload it again.',
    );
  });

  it('has columns separated by pipes', async () => {
    expect(await refusal('a|b\n1|2\n')).toBe(
      'DataRefusedError: cars.csv:1: the header is one column, "a|b": "|" separates no columns here. ' +
        'Allowed: commas, semicolons or tabs between columns. ' +
        'Write the file with one of them, or take "|" out of the name of the only column.',
    );
  });

  it.each(['a,b,\n1,2,\n', 'a;b;\r\n1;2;\r\n'])('ends each line with a delimiter: %j', async (text) => {
    expect(await refusal(text)).toBe(
      'DataRefusedError: cars.csv:1: column 3 has no name: the line ends with a delimiter. ' +
        'Allowed: a header line with one distinct name for each column. ' +
        'Take the delimiter away from the end of every line, or name the column in the header.',
    );
  });

  it('has only rows that do not fit the header', async () => {
    expect(await refusal('a,b\n1\n2\n')).toBe(
      'DataRefusedError: cars.csv: none of the 2 rows fits the header; the first, on line 2, has 1 field, the header has 2. ' +
        'Allowed: rows with one field for each column of the header. Correct the header or the delimiter.',
    );
  });

  it('repeats a column name', async () => {
    expect(await refusal('a,b,"a"\n1,2,3\n')).toBe(
      'DataRefusedError: cars.csv:1: columns 1 and 3 are both named "a". ' +
        'Allowed: a header line with one distinct name for each column. Rename one of them.',
    );
  });

  it('leaves out a column name', async () => {
    expect(await refusal('\na,,b\n1,2,3\n')).toBe(
      'DataRefusedError: cars.csv:2: column 2 has no name. ' +
        'Allowed: a header line with one distinct name for each column. Name the column in the header, or remove it.',
    );
  });

  it.each([
    ['a,b\n1,"x\ny\n', 2],
    ['a,b\n1,"x\ny"\n2,"z""\n\n', 4],
    ['a,b\n"x\n","y\n', 3],
    ['a,"b\nc\n', 1],
    ['\n"a\n""",x,"b', 3],
    ['a\n"', 2],
  ])('never closes a quote: %j', async (text, line) => {
    expect(await refusal(text)).toBe(
      `DataRefusedError: cars.csv:${line}: the quote that opens here is never closed. ` +
        'Allowed: a quote at the beginning of a field with another at its end, and quotes inside doubled. ' +
        'Close the quote, or double it and quote the whole field.',
    );
  });

  it.each([
    ['a,b\n1,x\0\n', 2],
    ['a,b\n1,\0\n', 2],
    ['a,b\n"x\n\0",1\n', 3],
    ['a\0,b\n1,2\n', 1],
    ['a,b\n\n1\n\0', 4],
  ])('holds a NUL byte: %j', async (text, line) => {
    expect(await refusal(text)).toBe(
      `DataRefusedError: cars.csv:${line}: a NUL byte. Allowed: UTF-8 text, in which no byte is zero. ` +
        'Export the table as CSV in UTF-8; a spreadsheet, an archive or UTF-16 text cannot be read.',
    );
  });

  it.each([
    ['a,b\n1,x\n2,\xe9\n', 3],
    ['a,b\n1,2\n\n2,caf\xe9\n', 4],
    ['a,b\n"\n\n","\xe9"\n', 4],
    ['a,\xe9\n1,2\n', 1],
    ['a,b\n1,2\n\xe9\n', 3],
  ])('is not UTF-8: %j', async (text, line) => {
    expect(await refusal(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))).toBe(
      `DataRefusedError: cars.csv:${line}: a text is not valid UTF-8. ` +
        'Allowed: UTF-8, with or without a byte order mark. Save the file as UTF-8 and upload it again.',
    );
  });

  it.each([
    ['numbers first', 'hp,b\n1,1\n2,2\n3,3\n4,4\n5,5\n?,6\n,7\n?,8\nn/a,9\n?,10\n', [7, 9, 10]],
    ['a text first', 'hp,b\n?,6\n,7\n?,8\nn/a,9\n?,10\n1,1\n 2 ,2\n3,3\n4,4\n5e0,5\n', [2, 4, 5]],
  ])('has texts among mostly numbers, %s', async (_, text, lines) => {
    expect(await refusal(text)).toBe(
      'DataRefusedError: cars.csv, column hp: 4 of 9 values are no numbers ' +
        `(the first ones: line ${lines[0]} "?", line ${lines[1]} "?", line ${lines[2]} "n/a"). ` +
        'Allowed: numbers, or a spelling in data.missing. ' +
        'Add the spelling to data.missing, or declare data.types: {hp: category}.',
    );
  });

  it('is accepted when just half of the values are numbers', async () => {
    expect(await refusal('hp\n1\n2\n?\n?\n')).toBe('no error');
  });

  it('has cells that do not fit a declared type', async () => {
    const text = 'n,b,t\n1,true,1970-01-01\nmany,yes,1970-02-30\n';
    const message = (type: string, found: string, allowed: string) =>
      `DataRefusedError: cars.csv, column ${type[0]}, declared ${type}: 1 of 2 values are no ${found}. ` +
      `Allowed: ${allowed}, or a spelling in data.missing. ` +
      'Correct the values, add the spelling to data.missing, or declare another type in data.types.';
    expect(await refusal(text, { types: { n: 'number' } })).toBe(
      message('number', 'numbers (line 3 "many")', 'numbers such as 12, -0.5 or 1e-3'),
    );
    expect(await refusal(text, { types: { b: 'boolean' } })).toBe(
      message('boolean', 'booleans (line 3 "yes")', 'true or false in any case, 1 or 0'),
    );
    expect(await refusal(text, { types: { t: 'time' } })).toBe(
      message(
        'time',
        'times (line 3 "1970-02-30")',
        'ISO 8601 dates and times such as 1970-01-31 or 1970-01-31T10:00:00Z',
      ),
    );
  });

  it('has a declared number without any number', async () => {
    expect(await refusal(`n\n${'x'.repeat(50)}\n`, { types: { n: 'number' } })).toContain(
      `1 of 1 values are no numbers (line 2 "${'x'.repeat(39)}…")`,
    );
  });

  it('lacks a column whose type is declared', async () => {
    expect(await refusal('mpg,horsepower,origin,power\n1,2,3,4\n', { types: { Horsepwer: 'number' } })).toBe(
      'ConfigurationError: data.types.Horsepwer: cars.csv has no column "Horsepwer". ' +
        'Allowed: mpg, horsepower, origin, power. Did you mean "horsepower"?',
    );
  });

  it('has a row that does not end', async () => {
    const open = csvSource(`a,b\n1,2\n"${'x'.repeat(5000)}",3\n`, 100).open;
    const options = { name: 'cars.csv', missing: MISSING, types: {} };
    expect((await readCsv(open, { ...options, maxRowBytes: 5100 })).table.nRows).toBe(2);
    await expect(readCsv(open, { ...options, maxRowBytes: 4000 })).rejects.toThrow(
      'cars.csv:3: the row that starts here has not ended after 4000 bytes. ' +
        'Allowed: shorter rows, with every quote closed. Look for a quote without its counterpart in this row.',
    );
  });

  it('changes between two readings', async () => {
    let nOpened = 0;
    async function* open() {
      yield new TextEncoder().encode(`a\n1\nx\n${nOpened++}\nx\n`);
    }
    const error = await readCsv(open, { name: 'cars.csv', missing: MISSING, types: {} }).catch((e) => e);
    expect(error.name).toBe('ConflictError');
    expect(error.message).toBe(
      'cars.csv: the file changed while it was being read. Try again when nobody writes it.',
    );
  });
});
