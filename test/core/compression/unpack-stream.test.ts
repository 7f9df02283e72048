import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Compression } from '../../../core/compression/compression-of.ts';
import { unpackStream } from '../../../core/compression/unpack-stream.ts';
import { csvSource } from '../csv/csv-source.ts';

const TEXT = 'hello, world\n'.repeat(500);
const CHUNKS = [1, 7, 18, 1 << 16];

function joined(...parts: (Uint8Array | string)[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))));
}

async function unpack(
  bytes: Uint8Array,
  {
    compression = 'gzip',
    chunkBytes = 1 << 16,
    maxUnpackedBytes = 1e9,
  }: Partial<{ compression: Compression; chunkBytes: number; maxUnpackedBytes: number }> = {},
) {
  const notices: string[] = [];
  const options = {
    name: 'a.gz',
    compression,
    maxUnpackedBytes,
    notice: (text: string) => void notices.push(text),
  };
  const parts: Uint8Array[] = [];
  try {
    for await (const part of unpackStream(csvSource(bytes, chunkBytes).open(), options)) parts.push(part);
  } catch (error) {
    const { name, message } = error as Error;
    return { refusal: `${name} ${message}` };
  }
  return { text: Buffer.concat(parts).toString(), notices };
}

describe.each(CHUNKS)('unpackStream, in chunks of %i bytes', (chunkBytes) => {
  it('reads one member, and several as one after the other', async () => {
    expect(await unpack(gzipSync(TEXT), { chunkBytes })).toEqual({ text: TEXT, notices: [] });
    const two = joined(gzipSync(TEXT), gzipSync(''), gzipSync('b\n'));
    expect(await unpack(two, { chunkBytes })).toEqual({ text: `${TEXT}b\n`, notices: [] });
    const frames = joined(zstdCompressSync(TEXT), zstdCompressSync('b\n'));
    expect(await unpack(frames, { chunkBytes, compression: 'zstd' })).toEqual({
      text: `${TEXT}b\n`,
      notices: [],
    });
  });

  it('reads a header with a name, a comment, extra fields and a checksum', async () => {
    const plain = gzipSync(TEXT);
    const header = Uint8Array.of(0x1f, 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3);
    const bytes = joined(header, '\x03\x00abc', 'a.csv\x00', 'no comment\x00', 'cc', plain.subarray(10));
    expect(await unpack(bytes, { chunkBytes })).toEqual({ text: TEXT, notices: [] });
    for (let end = 1; end < 38; end++)
      expect((await unpack(bytes.slice(0, end), { chunkBytes })).refusal).toMatch(/is cut off/);
  });

  it('passes over zeros after the end in silence, and over other bytes with a notice', async () => {
    const zeros = joined(gzipSync(TEXT), new Uint8Array(20));
    expect(await unpack(zeros, { chunkBytes })).toEqual({ text: TEXT, notices: [] });
    expect(await unpack(joined(gzipSync(TEXT), 'garbage!!'), { chunkBytes })).toEqual({
      text: TEXT,
      notices: ['9 bytes after the end of the archive were passed over.'],
    });
    const frame = joined(zstdCompressSync(TEXT), 'garbage!!');
    expect((await unpack(frame, { chunkBytes, compression: 'zstd' })).refusal).toMatch(/archive is damaged/);
  });

  it('refuses an archive that is cut off, saying after how many bytes', async () => {
    const bytes = gzipSync(TEXT);
    for (const nBytes of [2, 9, 20, bytes.length - 9, bytes.length - 8, bytes.length - 1])
      expect(await unpack(bytes.subarray(0, nBytes), { chunkBytes })).toEqual({
        refusal: `DataRefusedError a.gz: the gzip archive is cut off: it ends after ${nBytes} bytes. Allowed: a whole archive. Upload the file again.`,
      });
    const frame = zstdCompressSync(TEXT);
    expect((await unpack(frame.subarray(0, -3), { chunkBytes, compression: 'zstd' })).refusal).toMatch(
      /the zstd archive is cut off: it ends after/,
    );
  });

  it('refuses a wrong checksum, a wrong size and damage', async () => {
    const at = (position: number) => {
      const bytes = Uint8Array.from(gzipSync(TEXT));
      bytes[bytes.length - position]! ^= 1;
      return unpack(bytes, { chunkBytes });
    };
    const refusal = `DataRefusedError a.gz: the gzip archive is damaged: what it unpacks to has another checksum. Allowed: an archive as it was made. Compress the file again, and upload it as binary.`;
    expect(await at(8)).toEqual({ refusal });
    expect(await at(4)).toEqual({ refusal });
    const bytes = Uint8Array.from(gzipSync(TEXT));
    bytes[12]! ^= 0xff;
    expect((await unpack(bytes, { chunkBytes })).refusal).toMatch(/gzip archive is (damaged|cut off)/);
  });
});

describe('unpackStream', () => {
  it.each(['gzip', 'zstd'] as const)('refuses a bomb of %s after the limit', async (compression) => {
    const bomb = (compression === 'gzip' ? gzipSync : zstdCompressSync)(new Uint8Array(1 << 26));
    expect((await unpack(bomb, { maxUnpackedBytes: 1e6, compression })).refusal).toBe(
      'DataRefusedError a.gz: it unpacks to more than 1000000 bytes. Allowed: at most 1000000 bytes after unpacking. Split the data into smaller files, or clean it where there is more memory: upkeep clean.',
    );
  });

  it.each([
    'gzip',
    'zstd',
  ] as const)('reads far unpacking members of %s, one after the other', async (compression) => {
    const text = 'x'.repeat(5_000_000);
    const member = (compression === 'gzip' ? gzipSync : zstdCompressSync)(text);
    const found = await unpack(joined(member, member), { compression, maxUnpackedBytes: 1e7 });
    expect(found.notices).toEqual([]);
    expect(found.text === text + text).toBe(true);
    const cut = await unpack(member.subarray(0, -9), { compression });
    expect(cut.refusal).toContain(`it ends after ${member.length - 9} bytes`);
  });

  it('closes the source when its reader stops', async () => {
    let isClosed = false;
    async function* source() {
      try {
        for (;;) yield gzipSync(TEXT);
      } finally {
        isClosed = true;
      }
    }
    const options = { name: 'a.gz', compression: 'gzip', maxUnpackedBytes: 1e9, notice: () => {} } as const;
    for await (const part of unpackStream(source(), options)) if (part.length > 0) break;
    expect(isClosed).toBe(true);
  });

  it('passes on what the source throws', async () => {
    async function* source() {
      yield gzipSync(TEXT).subarray(0, 20);
      throw new Error('the store is gone');
    }
    const options = { name: 'a.gz', compression: 'gzip', maxUnpackedBytes: 1e9, notice: () => {} } as const;
    const reading = (async () => {
      for await (const _ of unpackStream(source(), options));
    })();
    await expect(reading).rejects.toThrow('the store is gone');
  });
});
