import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { transcode } from '../../../core/input/transcode.ts';
import { columnsOf, readBytes, refusalOf, utf16 } from './read-bytes.ts';

const TEXT = 'a;b\n1;é€😀\n2;x\n3;x\n4;x\n';
const COLUMNS = [
  { name: 'a', type: 'number', cells: [1, 2, 3, 4] },
  { name: 'b', type: 'category', cells: ['é€😀', 'x', 'x', 'x'] },
];

describe('encodings', () => {
  it.each([1, 2, 3, 5, 7, 1000])('reads UTF-16 by its mark, in chunks of %i bytes', async (chunkBytes) => {
    for (const isLittle of [true, false]) {
      const read = await readBytes(utf16(TEXT, isLittle), { chunkBytes });
      expect(columnsOf(read)).toEqual(COLUMNS);
      expect(read.source).toMatch(isLittle ? /^CSV, UTF-16LE/ : /^CSV, UTF-16BE/);
      expect(read.notices).toEqual([]);
    }
  });

  it('reads UTF-16 without a mark by option, and packed', async () => {
    const bytes = utf16(TEXT, false, false);
    expect(columnsOf(await readBytes(bytes, { encoding: 'utf-16be' }))).toEqual(COLUMNS);
    const packed = await readBytes(gzipSync(utf16(TEXT, true)), { name: 'a.csv.gz' });
    expect(columnsOf(packed)).toEqual(COLUMNS);
    expect(packed.source).toMatch(/^CSV, UTF-16LE, gzip/);
  });

  it('reads JSON Lines in UTF-16', async () => {
    const read = await readBytes(utf16('{"a":"é"}\n{"a":"é"}\n', true), { name: 'a.jsonl' });
    expect(columnsOf(read)).toEqual([{ name: 'a', type: 'category', cells: ['é', 'é'] }]);
    expect(read.source).toBe('JSON Lines, UTF-16LE');
  });

  it('reads Windows-1252 by option only', async () => {
    const bytes = Uint8Array.from('a,b\n1,\xe9\x80\n2,\xe9\x80\n', (char) => char.charCodeAt(0));
    const read = await readBytes(bytes, { encoding: 'latin1', chunkBytes: 3 });
    expect(columnsOf(read)[1]).toEqual({ name: 'b', type: 'category', cells: ['é€', 'é€'] });
    expect(read.source).toMatch(/^CSV, Windows-1252/);
  });

  it('decodes a chunk of any size a piece at a time', async () => {
    const chunk = utf16('xy\n'.repeat(1_000_000), true, false);
    async function* source() {
      yield chunk;
    }
    const sizes: number[] = [];
    for await (const { length } of transcode(source(), 'utf-16le', () => {})) sizes.push(length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(3_000_000);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1 << 20);
  });

  it.each([
    ['utf-16le', true],
    ['utf-16be', false],
  ])('refuses %s without a mark, and names the option', async (encoding, isLittle) => {
    expect((await refusalOf(utf16(TEXT, isLittle as boolean, false))).message).toBe(
      `cars.csv: it looks like ${(encoding as string).toUpperCase()} without a byte order mark. Allowed: UTF-8, or UTF-16 with a byte order mark. Set data.encoding: ${encoding}, or save the file as UTF-8.`,
    );
  });

  it('counts halves of characters, and none that the file spells out', async () => {
    const read = await readBytes(utf16('a,b\n1,x\ud800y\n2,\ufffd\n3,x\n', true), { chunkBytes: 3 });
    expect(columnsOf(read)[1]!.cells).toEqual(['x\ufffdy', '\ufffd', 'x']);
    expect(read.notices).toEqual(['1 half character of UTF-16 became U+FFFD.']);
    const cut = await readBytes(utf16('a,b\n1,x\n2,y\n', true).slice(0, -1));
    expect(cut.notices).toEqual(['1 half character of UTF-16 became U+FFFD.']);
  });
});
