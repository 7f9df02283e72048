import { describe, expect, it } from 'vitest';
import { columnsOf, type ReadBytesOptions, readBytes, refusalOf } from '../input/read-bytes.ts';

const read = (text: string, options: ReadBytesOptions = {}) =>
  readBytes(text, { name: 'a.jsonl', ...options });
const refusal = (text: string, options: ReadBytesOptions = {}) =>
  refusalOf(text, { name: 'a.jsonl', ...options });

describe('readJsonLines', () => {
  it('takes the keys in the order of their first appearance, and absent ones as missing', async () => {
    const text = '{"a":1}\n\n{"b":"x","a":null}\r\n{"c":true,"b":"x"}\n{"a":-0.5e-3,"c":false}';
    const table = await read(text);
    expect(columnsOf(table)).toEqual([
      { name: 'a', type: 'number', cells: [1, null, null, -0.0005] },
      { name: 'b', type: 'category', cells: [null, 'x', 'x', null] },
      { name: 'c', type: 'boolean', cells: [null, null, 1, 0] },
    ]);
    expect([...table.lines]).toEqual([1, 3, 4, 5]);
  });

  it('types texts as CSV does', async () => {
    const rows = ['2020-01-01', '2020-01-02T03:04:05Z'].map((at, i) =>
      JSON.stringify({ at, n: `${i}.5`, gap: 'NA' }),
    );
    expect(columnsOf(await read(rows.join('\n')))).toEqual([
      { name: 'at', type: 'time', cells: [Date.UTC(2020, 0, 1), Date.UTC(2020, 0, 2, 3, 4, 5)] },
      { name: 'n', type: 'number', cells: [0.5, 1.5] },
      { name: 'gap', type: 'number', cells: [null, null] },
    ]);
  });

  it('takes declared types, of numbers too', async () => {
    const text = '{"a":1,"b":1,"c":"7"}\n{"a":2,"b":0,"c":8}\n{"a":-0,"b":null,"c":null}\n';
    const table = await read(text, { types: { a: 'category', b: 'boolean', c: 'text' } });
    expect(columnsOf(table)).toEqual([
      { name: 'a', type: 'category', cells: ['1', '2', '-0'] },
      { name: 'b', type: 'boolean', cells: [1, 0, null] },
      { name: 'c', type: 'text', cells: ['7', '8', null] },
    ]);
  });

  it('takes numbers that spell a missing cell as missing', async () => {
    const table = await read('{"a":-999}\n{"a":1}\n', { missing: ['-999'] });
    expect(columnsOf(table)[0]!.cells).toEqual([null, 1]);
  });

  it('keeps the digits of whole numbers that a double would round, as text', async () => {
    const text = '{"id":9007199254740993}\n{"id":1}\n{"id":9007199254740992}\n';
    const table = await read(text);
    expect(columnsOf(table)).toEqual([
      { name: 'id', type: 'text', cells: ['9007199254740993', '1', '9007199254740992'] },
    ]);
    expect(table.notices).toEqual([
      'Column id holds whole numbers that a double cannot hold (1, such as "9007199254740993"): it is read as text, so that no digit is lost.',
    ]);
    const rounded = await read(text, { types: { id: 'number' } });
    expect(columnsOf(rounded)[0]!.cells).toEqual([9007199254740992, 1, 9007199254740992]);
    expect(rounded.notices).toEqual([
      'Column id holds whole numbers that a double cannot hold (1, such as "9007199254740993"): they are rounded to the nearest one.',
    ]);
  });

  it('keeps nested values as the text of their JSON, with all digits', async () => {
    const table = await read('{"a":[1,{"b":9007199254740993}],"n":1e20}\n{"a":{},"n":2}\n');
    expect(columnsOf(table)).toEqual([
      { name: 'a', type: 'text', cells: ['[1,{"b":9007199254740993}]', '{}'] },
      { name: 'n', type: 'number', cells: [1e20, 2] },
    ]);
    expect(table.notices).toEqual(['Column a holds 2 nested values, kept as the text of their JSON.']);
  });

  it('takes the last of two equal keys, and keys that objects have anyway', async () => {
    const table = await read('{"a":1,"a":2,"__proto__":3,"constructor":4}\n');
    expect(columnsOf(table).map(({ name, cells }) => [name, cells[0]])).toEqual([
      ['a', 2],
      ['__proto__', 3],
      ['constructor', 4],
    ]);
  });

  it('makes halves of surrogate pairs U+FFFD, and says so', async () => {
    const table = await read('{"a":"x\\ud800"}\n{"a":"x\ufffd"}\n');
    expect(columnsOf(table)[0]!.cells).toEqual(['x\ufffd', 'x\ufffd']);
    expect(table.notices).toEqual([
      'Column a holds 1 text with NUL or half of a surrogate pair, which became U+FFFD.',
    ]);
  });

  it('quarantines lines that are no objects, with line, reason and text', async () => {
    const table = await read('{"a":1}\n[1]\r\nnull\n3\n"x"\n{"a":\n{"a":2}\n');
    expect(table.quarantined).toEqual([
      { line: 2, reason: 'is an array, not an object', text: '[1]' },
      { line: 3, reason: 'is null, not an object', text: 'null' },
      { line: 4, reason: 'is a number, not an object', text: '3' },
      { line: 5, reason: 'is a string, not an object', text: '"x"' },
      { line: 6, reason: 'is not valid JSON', text: '{"a":' },
    ]);
    expect([table.nRowsRead, table.table.nRows]).toEqual([7, 2]);
  });

  it('quarantines lines that are not UTF-8', async () => {
    const bytes = new Uint8Array(
      Buffer.concat([Buffer.from('{"a":1}\n{"a":"'), Buffer.of(0xff), Buffer.from('"}\n{"a":2}')]),
    );
    const table = await readBytes(bytes, { name: 'a.jsonl' });
    expect(table.quarantined).toEqual([{ line: 2, reason: 'is not valid UTF-8', text: '{"a":"\ufffd"}' }]);
    expect(columnsOf(table)[0]!.cells).toEqual([1, 2]);
  });

  const MISFITS = '{"a":1,"b":"x"}\n{"a":"n/a", "b":"y"}\n{"a":3,"b":"x"}\n{"a":4,"b":"x"}\n';

  it('refuses cells that do not fit, all columns in one error', async () => {
    expect((await refusal(MISFITS, { types: { b: 'time' } })).message).toBe(
      'a.jsonl: column a: 1 of 4 values is no number (line 2 "n/a"); column b, which must be of type time: 4 of 4 values are no times (the first ones: line 1 "x", line 2 "y", line 3 "x"). Allowed: numbers such as 12, -0.5 or 1e-3; ISO 8601 dates and times such as 1970-01-31 or 1970-01-31T10:00:00Z; or a spelling in data.missing. Correct the cells, write data.missing: ["", "NA", "NaN", "null", "n/a"] where they spell a gap, or set data.badCells to quarantine (their rows) or missing (the cells). A column that is meant to be text, and is no target and no time, is declared so: data.types: {a: text}.',
    );
  });

  it('quarantines their rows, or takes them as missing', async () => {
    const rows = await read(MISFITS, { badCells: 'quarantine' });
    expect(columnsOf(rows)[0]).toEqual({ name: 'a', type: 'number', cells: [1, 3, 4] });
    expect(rows.quarantined).toEqual([
      { line: 2, reason: 'column a: "n/a" is no number', text: '{"a":"n/a", "b":"y"}' },
    ]);
    expect([...rows.lines]).toEqual([1, 3, 4]);
    expect(rows.notices).toEqual([
      'Column a: 1 of 4 values is no number (line 2 "n/a"); their rows are left out.',
    ]);
    const cells = await read(MISFITS, { badCells: 'missing' });
    expect(columnsOf(cells)[0]!.cells).toEqual([1, null, 3, 4]);
    expect(cells.notices).toEqual([
      'Column a: 1 of 4 values is no number (line 2 "n/a"); they count as missing.',
    ]);
  });

  it('takes a number too large for a double as a text that does not fit', async () => {
    expect((await refusal('{"a":1}\n{"a":1e999}\n{"a":2}\n')).message).toMatch(
      /^a.jsonl: column a: 1 of 3 values is no number \(line 2 "1e999"\)/,
    );
  });

  it.each([
    [
      '{"a":1}\n',
      { types: { b: 'number' } },
      'ConfigurationError',
      'data.types.b: a.jsonl has no column "b"',
    ],
    ['{}\n{}\n', {}, 'DataRefusedError', 'a.jsonl: the rows hold no columns'],
    ['\n\n', { format: 'jsonLines' }, 'DataRefusedError', 'a.jsonl: the file has no rows'],
    [
      '1\n2\n',
      { format: 'jsonLines' },
      'DataRefusedError',
      'a.jsonl: none of the 2 rows can be kept; the first, on line 1: is a number, not an object',
    ],
    [
      `{"a":"${'x'.repeat(200)}"}\n`,
      { maxRowBytes: 100, chunkBytes: 50 },
      'DataRefusedError',
      'a.jsonl:1: the line that starts here has not ended after 100 bytes',
    ],
  ] as const)('refuses %j', async (text, options, name, message) => {
    const found = await refusal(text, options);
    expect(found.name).toBe(name);
    expect(found.message.startsWith(message)).toBe(true);
  });

  it('refuses rows with too many different keys', async () => {
    const row = JSON.stringify(Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`k${i}`, 1])));
    expect((await refusal(`{"a":1}\n${row}\n`)).message).toMatch(
      /^a.jsonl:2: the rows have more than 10000 different keys/,
    );
  });
});
