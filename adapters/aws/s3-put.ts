import { PutObjectCommand } from '@aws-sdk/client-s3';
import { ConflictError } from '../../core/errors.ts';
import type { ObjectBody, WrittenObject } from '../../core/ports/object-store.ts';
import { checkS3Key, isOfStatus, type S3Bucket, versionFrom } from './s3-bucket.ts';
import { beginMultipart, type MultipartUpload } from './s3-multipart.ts';
import { partsOf } from './s3-parts.ts';

const MAX_CONFLICTS = 8;
const FIRST_PAUSE_MS = 25;

export interface Put<Body = ObjectBody> {
  readonly key: string;
  readonly body: Body;
  readonly onlyIfAbsent: boolean;
}

/**
 * One request, or for a stream of more than one part a request a part. With `onlyIfAbsent` an object that is there is an
 * error of status 412. That a bucket gives no versions only the answer tells, by either way: the object is written by then, and stays.
 * @throws ConfigurationError for such a bucket
 */
export async function put(bucket: S3Bucket, { key, body, onlyIfAbsent }: Put): Promise<WrittenObject> {
  checkS3Key(key);
  if (typeof body === 'string')
    return putBytes(bucket, { key, body: new TextEncoder().encode(body), onlyIfAbsent });
  if (body instanceof Uint8Array) return putBytes(bucket, { key, body, onlyIfAbsent });
  return putStream(bucket, { key, body, onlyIfAbsent });
}

async function putStream(
  bucket: S3Bucket,
  { key, body, onlyIfAbsent }: Put<Iterable<Uint8Array> | AsyncIterable<Uint8Array>>,
): Promise<WrittenObject> {
  let upload: MultipartUpload | undefined;
  let last: Uint8Array = new Uint8Array(0);
  try {
    for await (const part of partsOf(body)) {
      if (last.length > 0) {
        upload ??= await beginMultipart(bucket, key);
        await upload.add(last);
      }
      last = part;
    }
    if (upload === undefined) return await putBytes(bucket, { key, body: last, onlyIfAbsent });
    await upload.add(last);
    return await upload.complete({ onlyIfAbsent });
  } catch (error) {
    await upload?.abort();
    throw upload !== undefined && isOfStatus(error, 409) ? contended(key, 1, error) : error;
  }
}

async function putBytes(bucket: S3Bucket, write: Put<Uint8Array>): Promise<WrittenObject> {
  for (let nConflicts = 1; ; nConflicts++) {
    try {
      return await putOnce(bucket, write);
    } catch (error) {
      // It was deleted or written just now, and only another try can tell.
      if (!write.onlyIfAbsent || !isOfStatus(error, 409)) throw error;
      if (nConflicts === MAX_CONFLICTS) throw contended(write.key, nConflicts, error);
    }
    // Up to 50 ms, then twice as long each time, 3 s in all on average; random, so that writers do not meet again.
    const pauseMs = Math.random() * FIRST_PAUSE_MS * 2 ** nConflicts;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

async function putOnce(
  { client, bucketName }: S3Bucket,
  { key, body, onlyIfAbsent }: Put<Uint8Array>,
): Promise<WrittenObject> {
  const written = await client.send(
    new PutObjectCommand({
      Bucket: bucketName,
      Key: key,
      Body: body,
      // Said explicitly: for an empty body the SDK leaves it out, and then warns that it is missing.
      ContentLength: body.length,
      ...(onlyIfAbsent ? { IfNoneMatch: '*' } : {}),
    }),
  );
  return { key, version: versionFrom(written.VersionId, bucketName), sizeBytes: body.length };
}

function contended(key: string, nTimes: number, cause: unknown): ConflictError {
  const times = nTimes === 1 ? '' : ` ${nTimes} times`;
  return new ConflictError(
    {
      where: `object ${JSON.stringify(key)}`,
      found: `S3 answered${times} that others were writing it`,
      todo: 'Try again',
    },
    { cause },
  );
}
