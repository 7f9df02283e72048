export type Compression = 'gzip' | 'zstd';

/** So many bytes tell the compression. */
export const MAGIC_BYTES = 4;

const GZIP = [0x1f, 0x8b, 0x08];
const ZSTD = [0x28, 0xb5, 0x2f, 0xfd];
const ZSTD_SKIPPABLE = [0x2a, 0x4d, 0x18];

/** The compression whose archive begins like this, or null. */
export function compressionOf(head: Uint8Array): Compression | null {
  const startsWith = (magic: readonly number[], from = 0) =>
    magic.every((byte, at) => head[from + at] === byte);
  if (startsWith(GZIP)) return 'gzip';
  if (startsWith(ZSTD) || ((head[0]! & 0xf0) === 0x50 && startsWith(ZSTD_SKIPPABLE, 1))) return 'zstd';
  return null;
}
