import { deflateRawSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Fed, inflateDecoder, zstdDecoder } from '../../../core/compression/member-decoder.ts';

const MIB = 1 << 20;
const SIZE = 32 * MIB;
const ZEROS = new Uint8Array(SIZE);

describe.each([
  ['deflate', inflateDecoder, deflateRawSync(ZEROS)],
  ['Zstandard', zstdDecoder, zstdCompressSync(ZEROS)],
] as const)('a decoder of %s', (_name, createDecoder, bomb) => {
  it('gives a chunk or two at a time, however far the bytes that it is fed unpack', async () => {
    const decoder = createDecoder();
    let nUnpacked = 0;
    let nConsumed = 0;
    const count = (fed: Fed) => {
      const size = fed.parts.reduce((sum, { length }) => sum + length, 0);
      expect(size).toBeLessThanOrEqual(2 * MIB);
      nUnpacked += size;
      nConsumed += fed.consumed;
      return fed;
    };
    let fed = count(await decoder.feed(bomb));
    expect(fed.isMore).toBe(true);
    while (fed.isMore) fed = count(await decoder.more());
    if (!fed.ended) fed = count(await decoder.finish());
    while (!fed.ended) fed = count(await decoder.more());
    expect([nUnpacked, nConsumed]).toEqual([SIZE, bomb.length]);
    decoder.close();
  });

  it('throws what zlib says of bytes that are damaged behind the first chunks', async () => {
    const decoder = createDecoder();
    const damaged = Uint8Array.from(bomb).fill(0xff, bomb.length - 12);
    const unpack = async () => {
      let fed = await decoder.feed(damaged);
      while (fed.isMore) fed = await decoder.more();
      for (fed = await decoder.finish(); !fed.ended; ) fed = await decoder.more();
    };
    await expect(unpack()).rejects.toMatchObject({ code: expect.stringMatching(/^Z(LIB|STD)?_/) });
    decoder.close();
  });
});
