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

  it('reads all rows here where a column begins to be of texts in the end', async () => {
    const text = `${HEADER}${rows(4000, (i) => `${i},\n`)}${rows(2000, (i) => `${i},x\n`)}`;
    const { read, whole, nTails } = await readBoth(text, other(text), text.indexOf('x') - 2);
    expect(nTails).toBe(0);
    expect(read).toEqual(whole);
  });

  it('reads all rows here where a column has become one of texts before the end, and has none in it', async () => {
    const beginning = `${HEADER}${rows(4000, (i) => `${i},\n`)}${rows(200, (i) => `${i},x\n`)}`;
    const text = `${beginning}${rows(2000, (i) => `${i},\n`)}`;
    const { read, whole, nTails } = await readBoth(text, other(text), beginning.length);
    expect(nTails).toBe(1);
    expect(read).toEqual(whole);
  });

  it.each([
    ['before the end', [40, 1, 40]],
    ['in the end', [40, 40, 1]],
  ])('reads all rows where many more come %s than the first ones let expect', async (_, lengths) => {
    const row = (length: number) => (i: number) => `${i},${'y'.repeat(length)}\n`;
    const [first, before, end] = lengths.map((length) => rows(length === 1 ? 9000 : 900, row(length)));
    const beginning = `${HEADER}${first}${before}`;
    const text = `${beginning}${end}`;
    const { read, whole } = await readBoth(text, text, beginning.length);
    expect(read).toEqual(whole);
    expect(read.table.nRows).toBe(900 + 900 + 9000);
  });

  it('orders no tail of a file that is said to have more rows than there may be room for', async () => {
    const bytes = Buffer.from(WHOLE);
    const tail = tailOf(bytes, () => 20_000);
    const read = await readText(bytes, { sizeBytes: 2 ** 34, chunkBytes: 1000, tail });
    expect(tail.nRead).toBe(0);
    expect(contents(read)).toEqual(contents(await readText(WHOLE)));
  });

  it('counts lines, line ends and quarantined rows of both', async () => {
    const odd = `${HEADER}${rows(6000, (i) => (i % 7 === 3 ? '1,2,3\n' : `${i},x\r\n`))}`;
    const { read, whole, nTails } = await readBoth(odd, odd);
    expect(nTails).toBe(1);
    expect(read).toEqual(whole);
    expect(read.quarantined.length).toBe(857);
  });
});
