import { expect } from 'vitest';
import { type ReadBytesOptions, readBytes } from '../read-bytes.ts';
import { becomes as becomesOf, type Outcomes, quarantines, refused as refusedOf } from './check.ts';

const NAME = { name: 'a.jsonl' };
type Options = ReadBytesOptions & { readonly notices?: readonly RegExp[] };
const becomes = (
  text: string,
  cells: { readonly [column: string]: readonly unknown[] },
  options: Options = {},
) => becomesOf(text, cells, { ...NAME, ...options }).then(() => {});
const refused = (text: string, message: RegExp, options: Options = {}) =>
  refusedOf(text, message, { ...NAME, format: 'jsonLines', ...options });

export const JSON_LINES_OUTCOMES: Outcomes = {
  'Blank lines, CRLF': () => becomes('\n{"a":1}\r\n\r\n{"a":2}', { a: [1, 2] }),
  'A line that is no valid JSON, no object, or not UTF-8': async () => {
    const text = Buffer.concat([
      Buffer.from('{"a":1}\n{"a":\n[1]\n{"a":"'),
      Buffer.of(0xff),
      Buffer.from('"}\n'),
    ]);
    await quarantines(
      new Uint8Array(text),
      [
        { line: 2, reason: /^is not valid JSON$/ },
        { line: 3, reason: /^is an array, not an object$/ },
        { line: 4, reason: /^is not valid UTF-8$/ },
      ],
      NAME,
    );
  },
  'A key that appears later, `null`, an absent key': () =>
    becomes('{"a":1}\n{"a":null,"b":2}\n', { a: [1, null], b: [null, 2] }),
  'The same key twice in an object': () => becomes('{"a":1,"a":2}\n', { a: [2] }),
  'Keys that are whole numbers, such as years': async () => {
    const read = await becomesOf('{"b":1,"2020":2,"2019":3}\n', { 2019: [3], 2020: [2], b: [1] }, NAME);
    expect(read.table.columns.map(({ name }) => name)).toEqual(['2019', '2020', 'b']);
  },
  'A number beyond the range of a double, such as 1e999': () =>
    refused('{"a":1}\n{"a":1e999}\n{"a":2}\n', /: column a: 1 of 3 values is no number \(line 2 "1e999"\)/),
  'Objects and arrays': () =>
    becomes(
      '{"a":[1,{"b":9007199254740993}]}\n{"a":{}}\n',
      { a: ['[1,{"b":9007199254740993}]', '{}'] },
      {
        notices: [/^Column a holds 2 nested values, kept as the text of their JSON\.$/],
      },
    ),
  'NUL, half of a surrogate pair': () =>
    becomes(
      '{"a":"x\\ud800"}\n{"a":"\\u0000"}\n{"a":"y"}\n',
      { a: ['x\ufffd', '\ufffd', 'y'] },
      {
        notices: [/^Column a holds 2 texts with NUL or half of a surrogate pair, which became U\+FFFD\.$/],
      },
    ),
  'More than 10,000 different keys': () => {
    const row = Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`k${i}`, 1]));
    return refused(JSON.stringify(row), /:1: the rows have more than 10000 different keys/);
  },
  'Different keys in different rows, whose table would be far larger than the file': async () => {
    const rows = Array.from({ length: 500 }, (_, i) => `{"k${i}":1}`).join('\n');
    await refused(rows, /:354: so far 354 different keys in 354 rows, a table of 1002528 bytes\./, {
      maxUnpackedBytes: 1e6,
    });
    const few = Array.from({ length: 100 }, (_, i) => `{"k${i}":1}`).join('\n');
    const { table } = await readBytes(few, { ...NAME, maxUnpackedBytes: 1e6 });
    expect([table.nRows, table.columns.length]).toEqual([100, 100]);
  },
  'A line longer than 16 MiB': () =>
    refused(
      `{"a":1}\n{"a":"${'x'.repeat(100)}"}\n`,
      /:2: the line that starts here has not ended after 60 bytes/,
      {
        maxRowBytes: 60,
        chunkBytes: 30,
      },
    ),
  'Objects without any key': () => refused('{}\n{}\n', /: the rows hold no columns\./),
};
