import { describe, expect, it } from 'vitest';
import type { FormatRead } from '../../../core/input/table-read.ts';
import { contents, type ReadTextOptions, readText } from './csv-source.ts';

/** What was read, the same whatever the chunks. */
async function readInChunks(
  content: string | Uint8Array,
  options: ReadTextOptions = {},
): Promise<FormatRead> {
  const whole = await readText(content, options);
  for (const chunkBytes of [1, 2, 3, 7])
    expect(await readText(content, { ...options, chunkBytes })).toEqual(whole);
  expect(whole.nRowsRead).toBe(whole.table.nRows + whole.quarantined.length);
  return whole;
}

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('quarantine', () => {
  it('takes rows with too few or too many fields, with line, reason and text', async () => {
    const read = await readInChunks('a,b,c\n1,2,3\n4,5\n6,7,8,9\n"x\n",\n10,11,12\n');
    expect(read.quarantined).toEqual([
      { line: 3, reason: 'has 2 fields, the header has 3', text: '4,5' },
      { line: 4, reason: 'has 4 fields, the header has 3', text: '6,7,8,9' },
      { line: 5, reason: 'has 2 fields, the header has 3', text: '"x\n",' },
    ]);
    expect([...read.lines]).toEqual([2, 7]);
    expect(contents(read)[0]).toEqual(['a', 'number', [1, 10]]);
  });

  it('takes the line, and no more, on which text follows a closing quote', async () => {
    const read = await readInChunks('a,b\n"x"y,1\r\nz,2\r\n"p\nq" r,3\nw,4\n');
    const reason = 'has text after a closing quote';
    expect(read.quarantined).toEqual([
      { line: 2, reason, text: '"x"y,1' },
      { line: 4, reason, text: '"p' },
    ]);
    expect(contents(read)).toEqual([
      ['a', 'text', ['z', 'q" r', 'w']],
      ['b', 'number', [2, 3, 4]],
    ]);
  });

  it.each([
    ['a,b\n1,"x\ny,2\n', 2],
    ['a,b\n1,"x\ny"\n2,"z""\n\n3,w', 4],
    ['a,b\n"x\n","y\n4,z\n', 2],
  ])('takes the line, and no more, of a quote that is never closed: %j', async (text, line) => {
    const read = await readInChunks(text);
    expect(read.quarantined[0]).toMatchObject({ line, reason: 'opens a quote that is not closed' });
    expect(read.table.nRows).toBeGreaterThan(0);
  });

  it('takes the line, and no more, of a quote that is closed too late', async () => {
    const text = `a,b\n1,"x\n${'2,y\n'.repeat(10)}3,"z"\n`;
    const read = await readInChunks(text, { maxRowBytes: 30 });
    expect(read.quarantined).toEqual([
      { line: 2, reason: 'opens a quote that is not closed within 30 bytes', text: '1,"x' },
    ]);
    expect(contents(read)[1]).toEqual(['b', 'category', [...Array(10).fill('y'), 'z']]);
  });

  it('takes a line that is too long, and keeps its beginning', async () => {
    const text = `a,b\n1,x\n2,${'é'.repeat(3000)}\r\n3,x\r${'4'.repeat(9000)}`;
    const read = await readInChunks(text, { maxRowBytes: 4500 });
    const reason = 'is longer than 4500 bytes; only its first characters are kept here';
    expect(read.quarantined).toEqual([
      { line: 3, reason, text: `2,${'é'.repeat(998)}` },
      { line: 5, reason, text: '4'.repeat(1000) },
    ]);
    expect([...read.lines]).toEqual([2, 4]);
  });

  it.each([
    [30, 0],
    [29, 1],
  ])('lets a row be as long as is allowed, %i bytes', async (maxRowBytes, nQuarantined) => {
    for (const row of [`1,${'x'.repeat(28)}`, `1,"${'x'.repeat(12)}\n${'y'.repeat(13)}"`])
      for (const end of ['\n', '\r\n', '\r', '']) {
        const read = await readInChunks(`a,b\n2,z\n${row}${end}`, { maxRowBytes });
        expect(read.quarantined.length > 0).toBe(nQuarantined > 0);
      }
  });

  it('takes rows with a NUL byte', async () => {
    const read = await readInChunks('a,b\n1,x\0\n2,y\n\0,z\n"3\n\0",w\n');
    const reason = 'holds a NUL byte';
    expect(read.quarantined).toEqual([
      { line: 2, reason, text: '1,x\0' },
      { line: 4, reason, text: '\0,z' },
      { line: 5, reason, text: '"3\n\0",w' },
    ]);
    expect(contents(read)).toEqual([
      ['a', 'number', [2]],
      ['b', 'text', ['y']],
    ]);
  });

  it('takes rows that are not valid UTF-8, each of them, and shows what is not', async () => {
    const read = await readInChunks(latin1('a,b\n1,caf\xe9\n2,x\n3,"caf\xe9"\n\xe9,y\n4,y\n'));
    const reason = 'holds a text that is not valid UTF-8';
    expect(read.quarantined).toEqual([
      { line: 2, reason, text: '1,caf\ufffd' },
      { line: 4, reason, text: '3,"caf\ufffd"' },
      { line: 5, reason, text: '\ufffd,y' },
    ]);
    expect(contents(read)).toEqual([
      ['a', 'number', [2, 4]],
      ['b', 'text', ['x', 'y']],
    ]);
  });

  it('keeps the cells of such rows out of types and levels', async () => {
    const read = await readInChunks(
      'a,b,c\nred,1,2\noops,oops\nred,3,4\nblue,also oops\nblue,5,6\nblue,7,8\n',
    );
    expect(contents(read)).toEqual([
      ['a', 'category', ['red', 'red', 'blue', 'blue']],
      ['b', 'number', [1, 3, 5, 7]],
      ['c', 'number', [2, 4, 6, 8]],
    ]);
    expect(read.table.columns[0]).toMatchObject({ levels: ['blue', 'red'] });
  });
});
