import { HeadObjectCommand } from '@aws-sdk/client-s3';
import type { ObjectBody, ObjectInfo, ObjectStore } from '../../core/ports/object-store.ts';
import { checkS3Key, isMissing, isOfStatus, notFound, type S3Bucket, versionFrom } from './s3-bucket.ts';
import { download } from './s3-download.ts';
import { listVersions } from './s3-listing.ts';
import { put } from './s3-put.ts';
import { readRanges } from './s3-ranges.ts';

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
    put: (key, body) => put(bucket, { key, body, onlyIfAbsent: false }),
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

async function putIfAbsent(
  bucket: S3Bucket,
  { key, body }: { readonly key: string; readonly body: ObjectBody },
): Promise<boolean> {
  try {
    // Saves sending a long body that is there already; the condition decides all the same.
    const isStream = typeof body !== 'string' && !(body instanceof Uint8Array);
    if (isStream && (await head(bucket, key)) !== undefined) return false;
    await put(bucket, { key, body, onlyIfAbsent: true });
    return true;
  } catch (error) {
    if (isOfStatus(error, 412)) return false;
    throw error;
  }
}
