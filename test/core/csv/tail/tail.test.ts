import { describe, expect, it } from 'vitest';
import { contents, readText } from '../csv-source.ts';
import { tailOf } from './tail-of.ts';

const HEADER = 'n,t\n';
const rows = (n: number, row: (i: number) => string) => Array.from({ length: n }, (_, i) => row(i)).join('');
const WHOLE = `${HEADER}${rows(6000, (i) => `${i},${'xyz'[i % 3]}\n`)}`;

/** What is read of `beginning` and, from a byte on, of `end`: which of the two a row comes from shows in its cells. */
const readBoth = async (beginning: string, end: string, from = Math.floor(beginning.length / 2)) => {
  const bytes = Buffer.from(beginning, 'latin1');
  const tail = tailOf(Buffer.from(end, 'latin1'), () => from);
  const how = { sizeBytes: bytes.length, chunkBytes: 1000, badCells: 'quarantine' } as const;
  const read = await readText(bytes, { ...how, tail });
  return { read, whole: await readText(bytes, how), nTails: tail.nRead };
};
const other = (text: string) => text.replaceAll('x', 'w').replaceAll('5', '6');

describe('a CSV file whose end is read elsewhere', () => {
  it('takes the rows behind the seam from there, and the others from here', async () => {
    const { read, nTails } = await readBoth(WHOLE, other(WHOLE));
    expect(nTails).toBe(1);
    const middle = Math.floor(WHOLE.length / 2);
    const seam = WHOLE.indexOf('\n', middle - 1) + 1;
    const mixed = `${WHOLE.slice(0, seam)}${other(WHOLE).slice(seam)}`;
    expect(contents(read)).toEqual(contents(await readText(mixed)));
    expect([...read.lines]).toEqual(Array.from({ length: 6000 }, (_, i) => i + 2));
  });

  it.each([
    ['holds a text below numbers', `${WHOLE}u,x\n`],
    ['holds a whole number that a double rounds', `${WHOLE}9007199254740993,x\n`],
    ['holds a text that is no UTF-8', `${WHOLE}7,\xff\n`],
    ['has a line that does not end soon', `${WHOLE.slice(0, 3000)}7,${'x'.repeat(3 << 20)}\n8,x\n`],
  ])('reads all rows here where the end %s', async (_, text) => {
    const { read, whole, nTails } = await readBoth(text, other(text));
    expect(nTails).toBe(0);
    expect(read).toEqual(whole);
  });

  it('reads all rows here where the end begins inside of quotes', async () => {
    const text = `${HEADER}${rows(3000, (i) => `${i},"a\n${i},b"\n`)}`;
    const { read, whole, nTails } = await readBoth(
      text,
      text.replaceAll('b"', 'c"'),
      text.indexOf('"a\n150') + 1,
    );
    expect(nTails).toBe(1);
    expect(read).toEqual(whole);
  });

  it('reads all rows here where a column is of texts on one side alone', async () => {
    const text = `${HEADER}${rows(4000, (i) => `${i},\n`)}${rows(2000, (i) => `${i},x\n`)}`;
    const { read, whole, nTails } = await readBoth(text, other(text), text.indexOf('x') - 2);
    expect(nTails).toBe(1);
    expect(read).toEqual(whole);
  });

  it('counts lines, line ends and quarantined rows of both', async () => {
    const odd = `${HEADER}${rows(6000, (i) => (i % 7 === 3 ? '1,2,3\n' : `${i},x\r\n`))}`;
    const { read, whole, nTails } = await readBoth(odd, odd);
    expect(nTails).toBe(1);
    expect(read).toEqual(whole);
    expect(read.quarantined.length).toBe(857);
  });
});
