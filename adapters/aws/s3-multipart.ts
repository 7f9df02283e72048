import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { WrittenObject } from '../../core/ports/object-store.ts';
import { type S3Bucket, versionFrom } from './s3-bucket.ts';

/** Parts on their way at once: what they hold is what an upload needs of memory. */
const MAX_ON_THEIR_WAY = 3;

/** An object that is sent in parts, of which nothing is seen before `complete`. */
export interface MultipartUpload {
  /** Resolves when another part may come; a failure of an earlier one is thrown here or by `complete`. */
  add(part: Uint8Array): Promise<void>;
  complete(options: { readonly onlyIfAbsent: boolean }): Promise<WrittenObject>;
  /** Throws the parts away; nothing where the upload is complete, which S3 cannot undo. Best effort: the bucket's lifecycle rule removes what is left. */
  abort(): Promise<void>;
}

/** Each part is tried again by the SDK, as any request is. */
export async function beginMultipart(
  { client, bucketName }: S3Bucket,
  key: string,
): Promise<MultipartUpload> {
  const object = { Bucket: bucketName, Key: key };
  const begun = await client.send(
    new CreateMultipartUploadCommand({ ...object, ChecksumAlgorithm: 'CRC32' }),
  );
  const upload = { ...object, UploadId: begun.UploadId };
  const sent: Promise<CompletedPart>[] = [];
  let sizeBytes = 0;
  let isComplete = false;

  const send = async (part: Uint8Array, PartNumber: number): Promise<CompletedPart> => {
    const { ETag, ChecksumCRC32 } = await client.send(
      new UploadPartCommand({
        ...upload,
        PartNumber,
        Body: part,
        ContentLength: part.length,
        ChecksumAlgorithm: 'CRC32',
      }),
    );
    return { PartNumber, ETag, ...(ChecksumCRC32 === undefined ? {} : { ChecksumCRC32 }) };
  };

  return {
    async add(part) {
      sizeBytes += part.length;
      const sending = send(part, sent.length + 1);
      sending.catch(() => {}); // thrown when it is waited for
      sent.push(sending);
      await sent[sent.length - MAX_ON_THEIR_WAY];
    },
    async complete({ onlyIfAbsent }) {
      const written = await client.send(
        new CompleteMultipartUploadCommand({
          ...upload,
          MultipartUpload: { Parts: await Promise.all(sent) },
          ...(onlyIfAbsent ? { IfNoneMatch: '*' } : {}),
        }),
      );
      isComplete = true;
      return { key, version: versionFrom(written.VersionId, bucketName), sizeBytes };
    },
    async abort() {
      if (isComplete) return;
      // A part that arrives after the abort would be kept, and paid for.
      await Promise.allSettled(sent);
      await client.send(new AbortMultipartUploadCommand(upload)).catch(() => {});
    },
  };
}
