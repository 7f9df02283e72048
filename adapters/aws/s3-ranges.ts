import {
  checkS3Key,
  isMissingVersion,
  isOfStatus,
  notFound,
  type S3Bucket,
  versionFrom,
} from './s3-bucket.ts';
import { type Download, type DownloadRequest, download } from './s3-download.ts';

/** One request: large enough to be fast, small enough that two are held at once and one is quickly asked for again. */
const RANGE_BYTES = 8 << 20;
const CHUNK_BYTES = 1 << 20;

interface Reading {
  readonly key: string;
  readonly version: string | undefined;
}

interface Range {
  readonly bytes: Uint8Array;
  /** Of the whole object. */
  readonly sizeBytes: number;
  readonly version: string;
}

/**
 * Reads an object in ranges, each a request that can be tried again by itself, however long the reader takes; the next range
 * is on its way while one is read. All are of the version that the first answer names, whatever is written meanwhile.
 * @throws NotFoundError
 */
export async function* readRanges(bucket: S3Bucket, { key, version }: Reading): AsyncGenerator<Uint8Array> {
  checkS3Key(key);
  const left = new AbortController();
  const rangeAt = (at: number, of = version) => getRange(bucket, { key, version: of }, at, left.signal);
  try {
    let range = await rangeAt(0);
    for (let at = 0; range !== undefined; ) {
      at += range.bytes.length;
      const next: Promise<Range | undefined> =
        at < range.sizeBytes ? rangeAt(at, range.version) : Promise.resolve(undefined);
      // A failure is thrown when its range is due; nobody waits for it once the reader has left.
      next.catch(() => {});
      yield* chunksOf(range.bytes);
      range = await next;
    }
  } finally {
    left.abort();
  }
}

/** `undefined` for an empty object. */
async function getRange(
  bucket: S3Bucket,
  { key, version }: Reading,
  at: number,
  signal: AbortSignal,
): Promise<Range | undefined> {
  const request: DownloadRequest = {
    Key: key,
    Range: `bytes=${at}-${at + RANGE_BYTES - 1}`,
    ...(version === undefined ? {} : { VersionId: version }),
  };
  try {
    return rangeOf(await download(bucket, request, signal), at, bucket.bucketName);
  } catch (error) {
    // An empty object has no range that could be asked for.
    if (at === 0 && isOfStatus(error, 416)) return undefined;
    throw isMissingVersion(error) ? notFound(bucket, key, version) : error;
  }
}

function rangeOf({ bytes, contentRange, versionId }: Download, at: number, bucketName: string): Range {
  const version = versionFrom(versionId, bucketName);
  const sizeBytes = /\/(\d+)$/.exec(contentRange ?? '')?.[1];
  if (sizeBytes !== undefined) return { bytes, sizeBytes: Number(sizeBytes), version };
  // Whoever does not know ranges, as some emulators for old versions, answers with the whole object.
  return { bytes: bytes.subarray(at), sizeBytes: bytes.length, version };
}

function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}
