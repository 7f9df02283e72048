import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../core/csv/write-csv.ts';
import { loggedCell } from '../../../core/tuning/logged-cell.ts';
import { tableOf } from '../cleaning/table-of.ts';
import { parquetBytes } from '../parquet/written-parquet.ts';
import { columnsOf, readBytes } from './read-bytes.ts';

const TEXTS = ['a\0', 'a\0\0', 'b', 'a\ufffd'];
const MENDED = ['a\ufffd', 'a\ufffd\ufffd', 'b', 'a\ufffd'];
const FILES = {
  'JSON Lines': [
    'a.jsonl',
    new TextEncoder().encode(TEXTS.map((t) => `${JSON.stringify({ t })}\n`).join('')),
  ],
  Parquet: ['a.parquet', parquetBytes(tableOf({ t: TEXTS }, { t: 'text' }))],
} as const;

describe('NUL in a text, which CSV cannot hold,', () => {
  it.each(Object.entries(FILES))('becomes U+FFFD in %s, so that what is written reads back', async (_, [
    name,
    bytes,
  ]) => {
    const options = { name, types: { t: 'text' } } as const;
    const read = await readBytes(bytes, options);
    expect(columnsOf(read)).toEqual([{ name: 't', type: 'text', cells: MENDED }]);
    expect(read.notices).toEqual([expect.stringMatching(/^Column t holds \d .*NUL.* became U\+FFFD\.$/)]);
    const back = await readBytes(writeCsv(read.table), { ...options, name: 'a.csv' });
    expect(back.table).toEqual(read.table);
    expect(back.quarantined).toEqual([]);
  });

  it('becomes U+FFFD in the name of a column, with a notice', async () => {
    const read = await readBytes('{"a\\u0000":1,"a\ufffd":2}\n', { name: 'a.jsonl' });
    expect(columnsOf(read).map(({ name }) => name)).toEqual(['a\ufffd', 'a\ufffd_2']);
    expect(read.notices).toContain(
      'Names of columns hold NUL or half of a surrogate pair, which became U+FFFD: column 1 "a\ufffd".',
    );
  });

  it('becomes U+FFFD in what was logged for a row of a retuning', () => {
    const [column] = tableOf({ t: ['x'] }, { t: 'text' }).columns;
    expect(loggedCell(column!, 'y\0', [])).toBe('y\ufffd');
  });
});
