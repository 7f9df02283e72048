import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../core/csv/read-csv.ts';
import { contents, csvSource, MISSING, readText } from './csv-source.ts';

const NUMBERS_FIRST = 'hp,b\n1,p\n2,q\n?,p\n,q\n4,p\nn/a,q\n';
const TEXT_FIRST = 'hp,b\n?,p\n1,q\nn/a,p\n,q\n4,p\n5,q\n';

describe('data.badCells', () => {
  it.each([
    [NUMBERS_FIRST, [1, 2, null, null, 4, null], [4, 7]],
    [TEXT_FIRST, [null, 1, null, null, 4, 5], [2, 4]],
  ])('missing: takes cells that do not fit for gaps, and says so: %j', async (text, values, lines) => {
    const read = await readText(text, { badCells: 'missing' });
    expect(contents(read)[0]).toEqual(['hp', 'number', values]);
    expect(read.quarantined).toEqual([]);
    expect(read.notices).toEqual([
      `Column hp: 2 of 5 values are no numbers (line ${lines[0]} "?", line ${lines[1]} "n/a"); they count as missing.`,
    ]);
  });

  it.each([
    [NUMBERS_FIRST, [1, 2, null, 4], [4, 7]],
    [TEXT_FIRST, [1, null, 4, 5], [2, 4]],
  ])('quarantine: sets their rows aside, and says so: %j', async (text, values, lines) => {
    for (const chunkBytes of [1, 3, 1000]) {
      const read = await readText(text, { badCells: 'quarantine', chunkBytes });
      expect(contents(read)[0]).toEqual(['hp', 'number', values]);
      expect(read.quarantined).toEqual([
        { line: lines[0], reason: 'column hp: "?" is no number', text: '?,p' },
        { line: lines[1], reason: 'column hp: "n/a" is no number', text: expect.stringContaining('n/a,') },
      ]);
      expect(read.notices).toEqual([
        `Column hp: 2 of 5 values are no numbers (line ${lines[0]} "?", line ${lines[1]} "n/a"); their rows are left out.`,
      ]);
      expect(read.nRowsRead).toBe(6);
    }
  });

  it('treats declared booleans and times, and mostly times, alike', async () => {
    const text =
      'flag,at,seen\n1,1970-01-01,1970-01-01\nyes,1970-01-02,1970-01-01\nfalse,soon,1970-01-01\n"""",x,\n0,1970-01-01,later\n';
    const types = { flag: 'boolean', at: 'time' } as const;
    const gaps = await readText(text, { types, badCells: 'missing' });
    expect(contents(gaps)).toEqual([
      ['flag', 'boolean', [1, null, 0, null, 0]],
      ['at', 'time', [0, 86_400_000, null, null, 0]],
      ['seen', 'time', [0, 0, 0, null, null]],
    ]);
    expect(gaps.notices.length).toBe(3);
    const rows = await readText(text, { types, badCells: 'quarantine' });
    expect(rows.quarantined).toEqual([
      { line: 3, reason: 'column flag: "yes" is no boolean', text: 'yes,1970-01-02,1970-01-01' },
      { line: 4, reason: 'column at: "soon" is no time', text: 'false,soon,1970-01-01' },
      { line: 5, reason: 'column flag: "\\"" is no boolean', text: '"""",x,' },
      { line: 6, reason: 'column seen: "later" is no time', text: '0,1970-01-01,later' },
    ]);
    expect(contents(rows).map(([, type]) => type)).toEqual(['boolean', 'time', 'time']);
    expect(rows.table.nRows).toBe(1);
  });

  it('reads a declared number that holds texts alone', async () => {
    const options = { types: { n: 'number' }, badCells: 'missing' } as const;
    expect(contents(await readText('n,b\nx,1\n', options))[0]).toEqual(['n', 'number', [null]]);
  });

  it('reads texts that stand below numbers beside columns with bad cells', async () => {
    const text = 'hp,t\n1,5\n?,x\n2,y\n3,y\n';
    const read = await readText(text, { badCells: 'missing' });
    expect(contents(read)).toEqual([
      ['hp', 'number', [1, null, 2, 3]],
      ['t', 'text', ['5', 'x', 'y', 'y']],
    ]);
    const strict = await readText(text, { badCells: 'quarantine' });
    expect(contents(strict)).toEqual([
      ['hp', 'number', [1, 2, 3]],
      ['t', 'text', ['5', 'y', 'y']],
    ]);
  });

  it('refuses a file of which nothing is left', async () => {
    const options = { types: { n: 'number' }, badCells: 'quarantine' } as const;
    await expect(readText('n\nx\ny\n', options)).rejects.toThrow(
      'cars.csv: none of the 2 rows can be kept; the first, on line 2: column n: "x" is no number.',
    );
  });

  it('reads once where cells count as missing', async () => {
    const source = csvSource(NUMBERS_FIRST);
    await readCsv(source.open, { name: 'cars.csv', missing: MISSING, types: {}, badCells: 'missing' });
    expect(source.nOpened).toBe(1);
  });
});
