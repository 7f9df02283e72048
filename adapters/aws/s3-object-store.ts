import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { ConflictError } from '../../core/errors.ts';
import type { ObjectInfo, ObjectStore, WrittenObject } from '../../core/ports/object-store.ts';
import { checkS3Key, isMissing, isOfStatus, notFound, type S3Bucket, versionFrom } from './s3-bucket.ts';
import { download } from './s3-download.ts';
import { listVersions } from './s3-listing.ts';
import { readRanges } from './s3-ranges.ts';

const MAX_CONFLICTS = 8;
const FIRST_PAUSE_MS = 25;

/**
 * Objects of a versioned bucket under their own keys; an object's version is S3's version id. What is transient (throttling,
 * a broken connection) is tried again by the SDK. An answer that gets lost on its way can turn a `true` of `putIfAbsent` into
 * `false`, never two writers' answers into `true`.
 * @throws ConfigurationError for a key that S3 cannot keep or `checkS3Key` refuses, and for a bucket without versioning
 */
export function createS3ObjectStore(bucket: S3Bucket): ObjectStore {
  return {
    get: (key) => getWhole(bucket, key),
    open: (key, version) => readRanges(bucket, { key, version }),
    head: (key) => head(bucket, key),
    put: (key, body) => put(bucket, { key, body }),
    putIfAbsent: (key, body) => putIfAbsent(bucket, { key, body }),
    list: (prefix) => listVersions(bucket, prefix),
  };
}

async function getWhole(bucket: S3Bucket, key: string): Promise<Uint8Array> {
  checkS3Key(key);
  try {
    const { bytes } = await download(bucket, { Key: key });
    return bytes;
  } catch (error) {
    throw isMissing(error) ? notFound(bucket, key) : error;
  }
}

async function head({ client, bucketName }: S3Bucket, key: string): Promise<ObjectInfo | undefined> {
  checkS3Key(key);
  try {
    const found = await client.send(new HeadObjectCommand({ Bucket: bucketName, Key: key }));
    return {
      key,
      version: versionFrom(found.VersionId, bucketName),
      sizeBytes: found.ContentLength ?? 0,
      modifiedAtMs: found.LastModified?.getTime() ?? 0,
    };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

interface Put {
  readonly key: string;
  readonly body: Uint8Array | string;
  readonly onlyIfAbsent?: boolean;
}

async function put(
  { client, bucketName }: S3Bucket,
  { key, body, onlyIfAbsent = false }: Put,
): Promise<WrittenObject> {
  checkS3Key(key);
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const written = await client.send(
    new PutObjectCommand({
      Bucket: bucketName,
      Key: key,
      Body: bytes,
      // Said explicitly: for an empty body the SDK leaves it out, and then warns that it is missing.
      ContentLength: bytes.length,
      ...(onlyIfAbsent ? { IfNoneMatch: '*' } : {}),
    }),
  );
  return { key, version: versionFrom(written.VersionId, bucketName), sizeBytes: bytes.length };
}

/** 412: the key exists. 409: it was deleted or written just now, and only another try can tell. */
async function putIfAbsent(bucket: S3Bucket, write: Put): Promise<boolean> {
  for (let nConflicts = 1; ; nConflicts++) {
    try {
      await put(bucket, { ...write, onlyIfAbsent: true });
      return true;
    } catch (error) {
      if (isOfStatus(error, 412)) return false;
      if (!isOfStatus(error, 409)) throw error;
      if (nConflicts === MAX_CONFLICTS) throw contended(write.key, error);
    }
    // Up to 50 ms, then twice as long each time, 3 s in all on average; random, so that writers do not meet again.
    const pauseMs = Math.random() * FIRST_PAUSE_MS * 2 ** nConflicts;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

function contended(key: string, cause: unknown): ConflictError {
  return new ConflictError(
    {
      where: `object ${JSON.stringify(key)}`,
      found: `S3 answered ${MAX_CONFLICTS} times that others were writing it`,
      todo: 'Try again',
    },
    { cause },
  );
}
