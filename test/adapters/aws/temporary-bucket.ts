import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { S3Bucket } from '../../../adapters/aws/s3-bucket.ts';
import { emulatorSettings, uniqueName } from './emulator.ts';

export function emulatorS3(): S3Client {
  return new S3Client(emulatorSettings());
}

/** A new versioned bucket of the test's own, and what removes it. */
export async function temporaryBucket(): Promise<{ bucket: S3Bucket; dispose: () => Promise<void> }> {
  const client = emulatorS3();
  const bucketName = uniqueName();
  await client.send(new CreateBucketCommand({ Bucket: bucketName }));
  await client.send(
    new PutBucketVersioningCommand({
      Bucket: bucketName,
      VersioningConfiguration: { Status: 'Enabled' },
    }),
  );
  return { bucket: { client, bucketName }, dispose: () => removeBucket({ client, bucketName }) };
}

async function removeBucket({ client, bucketName }: S3Bucket): Promise<void> {
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucketName }),
    );
    const found = [...Versions, ...DeleteMarkers];
    if (found.length === 0) break;
    // One by one: the XML of a request for several cannot name a key with a control character.
    for (const { Key, VersionId } of found) {
      await client.send(new DeleteObjectCommand({ Bucket: bucketName, Key, VersionId }));
    }
  }
  await client.send(new DeleteBucketCommand({ Bucket: bucketName }));
  client.destroy();
}
