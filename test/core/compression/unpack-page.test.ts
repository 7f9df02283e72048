import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unpackHadoopLz4, unpackLz4 } from '../../../core/compression/lz4.ts';
import { unpackSnappy } from '../../../core/compression/snappy.ts';
import { isKnownCodec, unpackPage } from '../../../core/compression/unpack-page.ts';

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const textOf = (unpacked: Uint8Array) => String.fromCharCode(...unpacked);

describe('unpackSnappy', () => {
  it('copies literals, and what came before with overlaps', () => {
    // Size 11; literal "abc"; 4 bytes from 3 before (one-byte distance); 4 from 7 before (two-byte distance).
    const packed = bytes('\x0b\x08abc\x01\x03\x0e\x07\x00');
    expect(textOf(unpackSnappy(packed, 11))).toBe('abcabcaabca');
  });

  it('reads long literals and distances of four bytes', () => {
    const long = 'x'.repeat(70);
    const packed = bytes(`\x4a\xf0\x45${long}\x0f\x46\x00\x00\x00`);
    expect(textOf(unpackSnappy(packed, 74))).toBe(`${long}xxxx`);
  });

  it.each([
    ['a literal that ends too soon', '\x0b\x28abc', 11],
    ['a copy from before the start', '\x0b\x08abc\x01\x09', 11],
    ['too few bytes', '\x0b\x08abc', 11],
    ['too many bytes', '\x0b\x08abc', 2],
    ['a size that nothing packs to', '\x0b\x08abc', 1e9],
  ])('refuses %s', (_, packed, size) => {
    expect(() => unpackSnappy(bytes(packed), size)).toThrow(RangeError);
  });
});

describe('unpackLz4', () => {
  it('copies literals and matches, with lengths that go on', () => {
    // 3 literals, a match of 4 + 15 + 1 from 3 before; then 1 literal.
    const packed = bytes('\x3fabc\x03\x00\x01\x10z');
    expect(textOf(unpackLz4(packed, 24))).toBe(`${'abc'.repeat(7)}abz`);
    expect(textOf(unpackHadoopLz4(packed, 24))).toBe(`${'abc'.repeat(7)}abz`);
    const framed = bytes(`\0\0\0\x18\0\0\0\x09${textOf(packed)}`);
    expect(textOf(unpackHadoopLz4(framed, 24))).toBe(`${'abc'.repeat(7)}abz`);
  });

  it.each([
    ['a literal that ends too soon', '\x70abc', 7],
    ['a copy from before the start', '\x3fabc\x09\x00\x01\x10z', 24],
    ['a distance that is cut off', '\x3fabc\x03', 24],
    ['too few bytes', '\x30abc', 4],
    ['a size that nothing packs to', '\x30abc', 1e9],
  ])('refuses %s', (_, packed, size) => {
    expect(() => unpackLz4(bytes(packed), size)).toThrow(RangeError);
  });
});

describe('unpackPage', () => {
  const page = bytes('a page, a page, a page');

  it.each([
    ['UNCOMPRESSED', page],
    ['GZIP', gzipSync(page)],
    ['BROTLI', brotliCompressSync(page)],
    ['ZSTD', zstdCompressSync(page)],
  ])('unpacks %s, and refuses another size', (codec, packed) => {
    expect(textOf(unpackPage(packed, codec, page.length))).toBe(textOf(page));
    expect(() => unpackPage(packed, codec, page.length - 1)).toThrow();
    expect(() => unpackPage(packed, codec, page.length + 1)).toThrow(RangeError);
  });

  it('knows its codecs', () => {
    expect(['SNAPPY', 'LZ4', 'LZ4_RAW', 'LZO', 'toString'].map(isKnownCodec)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
