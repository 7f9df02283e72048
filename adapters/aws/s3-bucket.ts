import type { S3Client } from '@aws-sdk/client-s3';
import { ConfigurationError, NotFoundError } from '../../core/errors.ts';
import { partsOfKey, refusedKey } from '../object-key.ts';

export interface S3Bucket {
  readonly client: S3Client;
  readonly bucketName: string;
}

const MAX_KEY_BYTES = 1024;
const LIMIT = `at most ${MAX_KEY_BYTES} bytes in all`;

const MISSING = new Set(['NoSuchKey', 'NoSuchVersion', 'NotFound']);

/** @throws ConfigurationError */
export function checkS3Key(key: string): void {
  if (key === '') throw refusedKey(key, 'a key needs at least one character', LIMIT);
  partsOfKey(key, LIMIT);
  const nBytes = Buffer.byteLength(key);
  if (nBytes > MAX_KEY_BYTES) throw refusedKey(key, `${nBytes} bytes`, LIMIT);
}

export function isOfStatus(error: unknown, status: number): boolean {
  const { $metadata } = (error ?? {}) as { readonly $metadata?: { readonly httpStatusCode?: number } };
  return $metadata?.httpStatusCode === status;
}

/** Whether S3 says that there is no such object; a missing bucket is another matter. */
export function isMissing(error: unknown): boolean {
  return MISSING.has((error as Error | null)?.name ?? '');
}

/** As `isMissing`, where a version was asked for: it may be no version id at all, or that of a deletion. */
export function isMissingVersion(error: unknown): boolean {
  const { name } = (error ?? {}) as Error;
  return isMissing(error) || (name === 'InvalidArgument' && isOfStatus(error, 400)) || isOfStatus(error, 405);
}

export function notFound({ bucketName }: S3Bucket, key: string, version?: string): NotFoundError {
  return new NotFoundError({
    where: `object ${JSON.stringify(key)}`,
    found:
      version === undefined ? `nothing in bucket ${bucketName}` : `not, or no longer, in version ${version}`,
  });
}

/** @throws ConfigurationError for a bucket that gives no versions */
export function versionFrom(versionId: string | undefined, bucketName: string): string {
  if (versionId !== undefined) return versionId;
  throw new ConfigurationError({
    where: `bucket ${bucketName}`,
    found: 'versioning is off, so that a changed object cannot be told from an unchanged one',
    allowed: 'a bucket with versioning, as the stack makes it',
    todo: 'Turn versioning on',
  });
}
