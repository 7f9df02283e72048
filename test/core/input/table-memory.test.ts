import { describe, expect, it } from 'vitest';
import { contentsOf, refuseLargeTable, tableMemory } from '../../../core/input/table-memory.ts';
import { tableOf } from '../cleaning/table-of.ts';
import { readText } from '../csv/csv-source.ts';

describe('the memory that a table takes', () => {
  it('is told by its numbers, codes and distinct texts', () => {
    const table = tableOf({ x: [1, 2, null], c: ['p', 'q', 'p'], t: ['one', 'two', 'three'] }, { t: 'text' });
    expect(contentsOf(table)).toEqual({
      nRows: 3,
      nNumericColumns: 1,
      nTextColumns: 2,
      nLevels: 5,
      levelBytes: 13,
    });
    expect(tableMemory(contentsOf(table))).toBe(3 * (13 + 2 * 12) + 5 * 150 + 13 * 6);
  });

  it('refuses what is more than there is, and says of distinct texts', () => {
    const contents = { nRows: 1000, nNumericColumns: 1, nTextColumns: 1, nLevels: 900, levelBytes: 9000 };
    const limit = (maxBytes: number) => () => refuseLargeTable(contents, { name: 'ids.csv', maxBytes });
    expect(limit(tableMemory(contents))).not.toThrow();
    expect(limit(tableMemory(contents) - 1)).toThrow(
      'ids.csv: its first 1000 rows, among them 900 distinct texts, need more memory than the 0 MB',
    );
  });

  it('ends the reading of a file as soon as it is more', async () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => `id${i},${i}\n`).join('');
    const reading = readText(`id,x\n${rows}`, { maxTableBytes: 5e6, chunkBytes: 1 << 16 });
    const error: Error = await reading.then(
      () => new Error('read'),
      (refused) => refused,
    );
    const [, nRows] = /^cars\.csv: its first (\d+) rows, among them \d+ distinct texts/.exec(error.message)!;
    expect(Number(nRows)).toBeLessThan(50_000);
  });
});
