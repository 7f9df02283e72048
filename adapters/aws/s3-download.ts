import type { Readable } from 'node:stream';
import { GetObjectCommand, type GetObjectCommandOutput } from '@aws-sdk/client-s3';
import type { S3Bucket } from './s3-bucket.ts';

const MAX_TRIES = 3;

export interface DownloadRequest {
  readonly Key: string;
  readonly VersionId?: string;
  readonly Range?: string;
}

export interface Download {
  /** Fresh, and at the start of a buffer of its own, so that typed arrays can be laid over it. */
  readonly bytes: Uint8Array;
  readonly contentRange: string | undefined;
  readonly versionId: string | undefined;
}

/**
 * Gets an object, or a range of one, whole. The SDK tries again until it has the answer's headers; what breaks after them,
 * in the body, is tried again here.
 */
export async function download(
  { client, bucketName }: S3Bucket,
  request: DownloadRequest,
  abortSignal?: AbortSignal,
): Promise<Download> {
  for (let nTries = 1; ; nTries++) {
    const command = new GetObjectCommand({ Bucket: bucketName, ...request });
    const output = await client.send(command, abortSignal ? { abortSignal } : {});
    try {
      const bytes = await readBody(output);
      return { bytes, contentRange: output.ContentRange, versionId: output.VersionId };
    } catch (error) {
      if (nTries === MAX_TRIES || abortSignal?.aborted) throw error;
    }
  }
}

/** Into one array of the announced length: gathering chunks first would need the memory twice. */
async function readBody({ Body, ContentLength }: GetObjectCommandOutput): Promise<Uint8Array> {
  if (Body === undefined || ContentLength === undefined) throw new Error('S3 answered without a body.');
  const bytes = new Uint8Array(ContentLength);
  let filled = 0;
  for await (const chunk of Body as Readable) {
    if (filled + chunk.length > bytes.length) throw new Error('S3 sent more bytes than it announced.');
    bytes.set(chunk as Uint8Array, filled);
    filled += chunk.length;
  }
  if (filled < bytes.length) throw new Error(`S3 sent ${filled} bytes of ${bytes.length}.`);
  return bytes;
}
