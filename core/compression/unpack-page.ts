import { brotliDecompressSync, gunzipSync, crc32 as nodeCrc32, zstdDecompressSync } from 'node:zlib';
import { unpackHadoopLz4, unpackLz4 } from './lz4.ts';
import { unpackSnappy } from './snappy.ts';

type Unpack = (input: Uint8Array, size: number) => Uint8Array;

/** By the names of Parquet's codecs: bytes and their size when unpacked, which may not be exceeded. */
const UNPACKERS: { readonly [codec: string]: Unpack } = {
  UNCOMPRESSED: (input) => input,
  SNAPPY: unpackSnappy,
  GZIP: (input, size) => gunzipSync(input, { maxOutputLength: Math.max(1, size) }),
  BROTLI: (input, size) => brotliDecompressSync(input, { maxOutputLength: Math.max(1, size) }),
  ZSTD: (input, size) => zstdDecompressSync(input, { maxOutputLength: Math.max(1, size) }),
  LZ4_RAW: unpackLz4,
  LZ4: unpackHadoopLz4,
};

export function isKnownCodec(codec: string): boolean {
  return Object.hasOwn(UNPACKERS, codec);
}

/** One page of a Parquet file. @throws RangeError, or an error of zlib, for damaged bytes; TypeError for an unknown codec */
export function unpackPage(input: Uint8Array, codec: string, size: number): Uint8Array {
  const output = UNPACKERS[codec]!(input, size);
  if (output.length !== size) throw new RangeError(`a page of ${size} bytes has ${output.length}`);
  // What zlib gives is a part of a shared buffer, whose `slice` makes no copy.
  return new Uint8Array(output.buffer, output.byteOffset, output.length);
}

/** The checksum of gzip and of Parquet's pages. */
export function crc32(bytes: Uint8Array): number {
  return nodeCrc32(bytes);
}
