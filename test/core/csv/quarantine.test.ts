import { describe, expect, it } from 'vitest';
import { contents, readText } from './csv-source.ts';

describe('quarantine', () => {
  it('takes rows with too few or too many fields, with line, reason and text', async () => {
    const read = await readText('a,b,c\n1,2,3\n4,5\n6,7,8,9\n"x\n",\n10,11,12\n');
    expect(read.quarantined).toEqual([
      { line: 3, reason: 'has 2 fields, the header has 3', text: '4,5' },
      { line: 4, reason: 'has 4 fields, the header has 3', text: '6,7,8,9' },
      { line: 5, reason: 'has 2 fields, the header has 3', text: '"x\n",' },
    ]);
    expect([...read.lines]).toEqual([2, 7]);
    expect(read.nRowsRead).toBe(5);
    expect(contents(read)[0]).toEqual(['a', 'number', [1, 10]]);
  });

  it('takes rows with text after a closing quote', async () => {
    const read = await readText('a,b\n"x"y,1\r\nz,2\r\n');
    expect(read.quarantined).toEqual([{ line: 2, reason: 'has text after a closing quote', text: '"x"y,1' }]);
    expect(contents(read)).toEqual([
      ['a', 'text', ['z']],
      ['b', 'number', [2]],
    ]);
  });

  it('keeps the cells of such rows out of types and levels', async () => {
    const read = await readText('a,b,c\nred,1,2\noops,oops\nred,3,4\nblue,also oops\nblue,5,6\nblue,7,8\n');
    expect(contents(read)).toEqual([
      ['a', 'category', ['red', 'red', 'blue', 'blue']],
      ['b', 'number', [1, 3, 5, 7]],
      ['c', 'number', [2, 4, 6, 8]],
    ]);
    expect(read.table.columns[0]).toMatchObject({ levels: ['blue', 'red'] });
  });
});
