import { crc32 } from 'node:zlib';
import { DataRefusedError } from '../errors.ts';
import { type ByteQueue, createByteQueue } from './byte-queue.ts';
import { type Compression, compressionOf, MAGIC_BYTES } from './compression-of.ts';
import { takeGzipHeader } from './gzip-header.ts';
import { inflateDecoder, type MemberDecoder, zstdDecoder } from './member-decoder.ts';

export interface UnpackOptions {
  /** The file's name, for messages. */
  readonly name: string;
  readonly compression: Compression;
  /** More than this is refused as soon as it comes out, so that a small file cannot fill the memory. */
  readonly maxUnpackedBytes: number;
  /** Told what was passed over. */
  readonly notice: (text: string) => void;
}

/** So much is fed at a time. */
const PIECE_BYTES = 1 << 15;
const GZIP_TRAILER_BYTES = 8;

/**
 * The unpacked bytes of a gzip or Zstandard file, which may consist of several members one after the other. The source is read
 * to its end; what follows the last member is told in a notice.
 * @throws DataRefusedError for an archive that is cut off, damaged or too large
 */
export async function* unpackStream(
  source: AsyncIterable<Uint8Array>,
  options: UnpackOptions,
): AsyncGenerator<Uint8Array> {
  const queue = createByteQueue(source);
  let nUnpacked = 0;
  try {
    do {
      const member = options.compression === 'gzip' ? gzipMember(queue, options) : zstdFrame(queue, options);
      for await (const part of member) {
        nUnpacked += part.length;
        if (nUnpacked > options.maxUnpackedBytes) throw tooLargeError(options);
        yield part;
      }
    } while (await followedByMember(queue, options));
  } finally {
    await queue.close();
  }
}

async function* gzipMember(queue: ByteQueue, options: UnpackOptions): AsyncGenerator<Uint8Array> {
  if ((await takeGzipHeader(queue)) !== 'read') throw cutOffError(queue, options);
  let checksum = 0;
  let size = 0;
  for await (const part of decoded(queue, inflateDecoder(), options)) {
    checksum = crc32(part, checksum);
    size = (size + part.length) % 2 ** 32;
    yield part;
  }
  if (!(await queue.has(GZIP_TRAILER_BYTES))) throw cutOffError(queue, options);
  const trailer = queue.take(GZIP_TRAILER_BYTES);
  const view = new DataView(trailer.buffer, trailer.byteOffset, GZIP_TRAILER_BYTES);
  if (view.getUint32(0, true) !== checksum || view.getUint32(4, true) !== size)
    throw damagedError(options, 'what it unpacks to has another checksum');
}

function zstdFrame(queue: ByteQueue, options: UnpackOptions): AsyncGenerator<Uint8Array> {
  return decoded(queue, zstdDecoder(), options);
}

/**
 * The bytes of one compressed stream; takes from the queue what belongs to it. While its reader works on one piece, the next one is
 * unpacked on another thread.
 */
async function* decoded(
  queue: ByteQueue,
  decoder: MemberDecoder,
  options: UnpackOptions,
): AsyncGenerator<Uint8Array> {
  const feedNext = async () =>
    (await queue.has(1)) ? decoder.feed(queue.bytes.subarray(0, PIECE_BYTES)) : decoder.finish();
  const unpackNext = async (isMore: boolean) => {
    const fed = await (isMore ? decoder.more() : feedNext());
    queue.take(Math.min(fed.consumed, queue.bytes.length));
    return fed;
  };
  let next = unpackNext(false);
  try {
    for (;;) {
      const { parts, isMore, ended } = await next;
      if (!ended) {
        next = unpackNext(isMore);
        // Whoever stops reading does not wait for it, and it may fail.
        next.catch(() => {});
      }
      yield* parts;
      if (ended) return;
    }
  } catch (cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code !== 'string' || !/^Z(LIB|STD)?_/.test(code)) throw cause;
    if (code === 'Z_BUF_ERROR') throw cutOffError(queue, options);
    throw damagedError(options, `nothing can be unpacked beyond byte ${queue.position}`, cause);
  } finally {
    decoder.close();
  }
}

/**
 * Whether another member follows. Zeros after the last one are padding; other bytes are passed over after gzip, whose tools do so
 * too, and are damage to Zstandard.
 */
async function followedByMember(queue: ByteQueue, options: UnpackOptions): Promise<boolean> {
  if (!(await queue.has(1))) return false;
  await queue.has(MAGIC_BYTES);
  if (compressionOf(queue.bytes) === options.compression) return true;
  const start = queue.position;
  let isPadding = true;
  while (await queue.has(1))
    isPadding = queue.take(queue.bytes.length).every((byte) => byte === 0) && isPadding;
  if (isPadding) return false;
  if (options.compression === 'zstd') throw damagedError(options, `no frame starts at byte ${start}`);
  options.notice(`${queue.position - start} bytes after the end of the archive were passed over.`);
  return false;
}

function cutOffError(queue: ByteQueue, { name, compression }: UnpackOptions): DataRefusedError {
  return new DataRefusedError({
    where: name,
    found: `the ${compression} archive is cut off: it ends after ${queue.position + queue.bytes.length} bytes`,
    allowed: 'a whole archive',
    todo: 'Upload the file again',
  });
}

function damagedError(
  { name, compression }: UnpackOptions,
  detail: string,
  cause?: unknown,
): DataRefusedError {
  return new DataRefusedError(
    {
      where: name,
      found: `the ${compression} archive is damaged: ${detail}`,
      allowed: 'an archive as it was made',
      todo: 'Compress the file again, and upload it as binary',
    },
    { cause },
  );
}

function tooLargeError({ name, maxUnpackedBytes }: UnpackOptions): DataRefusedError {
  return new DataRefusedError({
    where: name,
    found: `it unpacks to more than ${maxUnpackedBytes} bytes`,
    allowed: `at most ${maxUnpackedBytes} bytes after unpacking`,
    todo: 'Split the data into smaller files, or clean it where there is more memory: upkeep clean',
  });
}
