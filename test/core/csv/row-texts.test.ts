import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../core/csv/read-csv.ts';
import { csvSource, readText } from './csv-source.ts';

const NEEDED = { needed: 'at' };

async function textsOf(content: string, options: Parameters<typeof readText>[1] = {}) {
  return [...((await readText(content, { ...NEEDED, ...options })).rowTexts ?? [])];
}

describe('the text of rows that lack what is needed', () => {
  it.each([
    ['numbers are not written anew', 'at,x\n2026-01-01,1\n,007.50\n2026-01-02,2\n', [[3, ',007.50']]],
    ['in the spelling of the gap', 'at,x\nNA,1e3\n2026-01-02,2\n', [[2, 'NA,1e3']]],
    [
      'over several lines, quotes and all',
      'at,x\n2026-01-01,a\n,"b\r\n\n""c"""\n\n2026-01-02,d\n',
      [[3, ',"b\r\n\n""c"""']],
    ],
    ['the last one, without a line end', 'at,x\n2026-01-02,1\n,02', [[3, ',02']]],
    ['the last one, before a Ctrl-Z', 'at,x\n2026-01-02,1\n,02\r\n\x1a', [[3, ',02']]],
    [
      'one after the other',
      'at,x\r,01\r,02\r2026-01-02,3\r',
      [
        [2, ',01'],
        [3, ',02'],
      ],
    ],
    ['before a row that is no row', 'at,x\n,01\n2026-01-02,3,4\n2026-01-02,5\n', [[2, ',01']]],
    ['none', 'at,x\n2026-01-02,1\n', []],
  ])('%s', async (_, content, expected) => {
    expect(await textsOf(content)).toEqual(expected);
    for (const chunkBytes of [1, 2, 3]) expect(await textsOf(content, { chunkBytes })).toEqual(expected);
  });

  it('is not looked for where every row has it, or nothing is needed', async () => {
    const read = async (content: string, needed: string | null) => {
      const source = csvSource(content);
      await readCsv(source.open, { name: 'a.csv', missing: [''], types: {}, needed });
      return source.nOpened;
    };
    expect(await read('at,x\n2026-01-01,1\n', 'at')).toBe(1);
    expect(await read('at,x\n,1\n2026-01-01,1\n', null)).toBe(1);
    expect(await read('at,x\n,1\n2026-01-01,1\n', 'at')).toBe(2);
  });

  it('is the row as it was written, whatever is in its cells', async () => {
    const cell = fc.stringMatching(/^[a-c0-9 ,"\r\n]{0,6}$/).map((text) => `"${text.replaceAll('"', '""')}"`);
    const row = fc.record({ isTimed: fc.boolean(), cell, end: fc.constantFrom('\n', '\r\n', '\r', '\n\n') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, chunkBytes) => {
          const written = rows.map(({ isTimed, cell }) => `${isTimed ? '2026-01-01' : ''},${cell}`);
          const content = `at,x\n${written.map((text, i) => text + rows[i]!.end).join('')}2026-01-01,end\n`;
          const texts = await textsOf(content, { chunkBytes });
          expect(texts.map(([, text]) => text)).toEqual(written.filter((_, i) => !rows[i]!.isTimed));
        },
      ),
      { numRuns: 300 },
    );
  });
});
