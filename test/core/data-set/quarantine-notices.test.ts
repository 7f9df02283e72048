import { describe, expect, it } from 'vitest';
import { quarantineNotices } from '../../../core/data-set/quarantine-notices.ts';
import { readBytes } from '../input/read-bytes.ts';

const rows = (...reasons: string[]) => reasons.map((reason, at) => ({ line: at + 2, reason, text: '' }));

describe('quarantineNotices', () => {
  it('tells of more than a tenth of the rows, with the commonest reason', () => {
    const torn = rows(
      'has no at',
      'has 1 field, the header has 3',
      'has 2 fields, the header has 3',
      'has 1 field, the header has 3',
    );
    expect(quarantineNotices({ nRowsRead: 40, quarantined: torn })).toEqual([]);
    expect(quarantineNotices({ nRowsRead: 39, quarantined: torn })).toEqual([
      'ATTENTION: 4 of 39 rows (10 %) are left out; the commonest reason, of 2, as on line 3: has 1 field, the header has 3.',
    ]);
    expect(quarantineNotices({ nRowsRead: 0, quarantined: [] })).toEqual([]);
  });

  it('counts reasons that quote different cells as one', () => {
    const cells = rows('column x1: "a \\" b" is no number', 'column x1: "c" is no number');
    expect(quarantineNotices({ nRowsRead: 3, quarantined: cells })).toEqual([
      'ATTENTION: 2 of 3 rows (66 %) are left out; the reason, as on line 2: column x1: "a \\" b" is no number.',
    ]);
  });

  it.each([
    ['a.csv', (cell: string) => `${cell}\n`, 'a\n'],
    ['a.jsonl', (cell: string) => `{"a":"${cell}"}\n`, ''],
  ])('names the option for rows that are not in UTF-8: %s', async (name, line, header) => {
    const text = `${header}${Array.from({ length: 30 }, (_, i) => line(i < 2 ? 'caf\u00e9' : 'tea')).join('')}`;
    const read = await readBytes(new Uint8Array(Buffer.from(text, 'latin1')), { name });
    expect(quarantineNotices(read)).toEqual([
      '2 rows are not valid UTF-8. If the file comes from a program for Windows, set data.encoding: latin1.',
    ]);
    expect(quarantineNotices({ ...read, quarantined: read.quarantined.slice(1) })[0]).toMatch(
      /^1 row is not/,
    );
  });
});
