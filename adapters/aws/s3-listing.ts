import { ListObjectVersionsCommand, type ListObjectVersionsCommandOutput } from '@aws-sdk/client-s3';
import type { ObjectInfo } from '../../core/ports/object-store.ts';
import { hasDots } from '../object-key.ts';
import type { S3Bucket } from './s3-bucket.ts';
import { inUtf16Order } from './utf16-order.ts';

/**
 * The objects under a prefix, ascending by UTF-16 code units. Versions are listed, not objects, because only that listing
 * tells an object's version id; older versions are passed over.
 */
export function listVersions(bucket: S3Bucket, prefix: string): AsyncGenerator<ObjectInfo> {
  return inUtf16Order(inS3Order(bucket, prefix));
}

async function* inS3Order({ client, bucketName }: S3Bucket, prefix: string): AsyncGenerator<ObjectInfo> {
  let marker: Marker | undefined = {};
  while (marker !== undefined) {
    const page: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucketName, Prefix: prefix, EncodingType: 'url', ...marker }),
    );
    yield* latestOf(page);
    marker = markerAfter(page);
  }
}

function* latestOf(page: ListObjectVersionsCommandOutput): Generator<ObjectInfo> {
  for (const { Key = '', VersionId = '', Size = 0, LastModified, IsLatest } of page.Versions ?? []) {
    if (!IsLatest) continue;
    const key = decodeKey(Key, page);
    // Somebody's object that this store cannot read must not stop the reading of all others.
    if (hasDots(key)) continue;
    const seconds = Math.floor((LastModified?.getTime() ?? 0) / 1000);
    // S3's times are whole seconds, in a listing too; an emulator's listing may be finer than its `head`.
    yield { key, version: VersionId, sizeBytes: Size, modifiedAtMs: seconds * 1000 };
  }
}

interface Marker {
  readonly KeyMarker?: string;
  readonly VersionIdMarker?: string;
}

function markerAfter(page: ListObjectVersionsCommandOutput): Marker | undefined {
  if (!page.IsTruncated || page.NextKeyMarker === undefined) return undefined;
  const KeyMarker = decodeKey(page.NextKeyMarker, page);
  return page.NextVersionIdMarker === undefined
    ? { KeyMarker }
    : { KeyMarker, VersionIdMarker: page.NextVersionIdMarker };
}

/** Encoded as in a form, a space as `+`, because XML has no control characters. Some emulators send keys as they are. */
function decodeKey(key: string, { EncodingType }: ListObjectVersionsCommandOutput): string {
  return EncodingType === 'url' ? decodeURIComponent(key.replaceAll('+', ' ')) : key;
}
