import type { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { createS3ObjectStore } from '../../../adapters/aws/s3-object-store.ts';
import { type Answer, type Call, serviceError, stubClient } from './stub-client.ts';

const PART = 8 << 20;

function storeOf(answer: Partial<Record<string, Answer>> = {}) {
  const { client, calls } = stubClient<S3Client>((call, nCalls) => {
    const scripted = answer[call.operation];
    return scripted === undefined ? answerAsS3(call) : scripted(call, nCalls);
  });
  return { store: createS3ObjectStore({ client, bucketName: 'bucket' }), calls };
}

function answerAsS3({ operation, input }: Call): unknown {
  switch (operation) {
    case 'HeadObject':
      throw serviceError('NotFound', 404);
    case 'CreateMultipartUpload':
      return { UploadId: 'u1' };
    case 'UploadPart':
      return { ETag: `e${input.PartNumber}`, ChecksumCRC32: `c${input.PartNumber}` };
    default:
      return { VersionId: 'v1' };
  }
}

/** `n` bytes in chunks of a megabyte, each of its number. */
function* megabytes(n: number): Generator<Uint8Array> {
  for (let at = 0; at < n; at += 1 << 20) yield new Uint8Array(Math.min(1 << 20, n - at)).fill(at >> 20);
}

const namesOf = (calls: readonly Call[]) => calls.map(({ operation }) => operation);

describe('a stream into a bucket', () => {
  it.each([0, 1, PART])('of %d bytes is one request', async (nBytes) => {
    const { store, calls } = storeOf();
    expect(await store.put('a', megabytes(nBytes))).toEqual({ key: 'a', version: 'v1', sizeBytes: nBytes });
    expect(namesOf(calls)).toEqual(['PutObject']);
    expect(Buffer.compare(calls[0]!.input.Body, Buffer.concat([...megabytes(nBytes)]))).toBe(0);
  });

  it('of more is parts of 8 MiB, in order, with their checksums', async () => {
    const { store, calls } = storeOf();
    const nBytes = 2 * PART + 5;
    expect(await store.put('a', megabytes(nBytes))).toEqual({ key: 'a', version: 'v1', sizeBytes: nBytes });
    const [begun, ...rest] = calls;
    const completed = rest.pop()!;
    const upload = { Bucket: 'bucket', Key: 'a', UploadId: 'u1' };
    expect(begun).toEqual({
      operation: 'CreateMultipartUpload',
      input: { Bucket: 'bucket', Key: 'a', ChecksumAlgorithm: 'CRC32' },
    });
    expect(namesOf(rest)).toEqual(['UploadPart', 'UploadPart', 'UploadPart']);
    expect(rest.map(({ input }) => input.PartNumber)).toEqual([1, 2, 3]);
    expect(rest.map(({ input }) => input.ContentLength)).toEqual([PART, PART, 5]);
    for (const { input } of rest) expect(input).toMatchObject({ ...upload, ChecksumAlgorithm: 'CRC32' });
    const sent = Buffer.concat(rest.map(({ input }) => input.Body));
    expect(Buffer.compare(sent, Buffer.concat([...megabytes(nBytes)]))).toBe(0);
    expect(completed).toEqual({
      operation: 'CompleteMultipartUpload',
      input: {
        ...upload,
        MultipartUpload: {
          Parts: [1, 2, 3].map((n) => ({ PartNumber: n, ETag: `e${n}`, ChecksumCRC32: `c${n}` })),
        },
      },
    });
  });

  it.each([
    [PART, ['PutObject']],
    [PART + 1, ['CreateMultipartUpload', 'UploadPart', 'UploadPart', 'CompleteMultipartUpload']],
  ])('of %d bytes stays in a bucket without versions, which is refused', async (nBytes, operations) => {
    const { store, calls } = storeOf({ PutObject: () => ({}), CompleteMultipartUpload: () => ({}) });
    await expect(store.put('a', megabytes(nBytes))).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining('bucket bucket: versioning is off'),
    });
    expect(namesOf(calls)).toEqual(operations);
  });

  it('has at most three parts on their way', async () => {
    let nOnTheirWay = 0;
    let most = 0;
    const { store } = storeOf({
      UploadPart: async (call) => {
        most = Math.max(most, ++nOnTheirWay);
        await new Promise((resolve) => setImmediate(resolve));
        nOnTheirWay--;
        return answerAsS3(call);
      },
    });
    await store.put('a', megabytes(7 * PART));
    expect(most).toBe(3);
  });

  it('takes its parts back when the source fails', async () => {
    const { store, calls } = storeOf();
    async function* failing() {
      yield* megabytes(2 * PART);
      throw new Error('the source broke');
    }
    await expect(store.put('a', failing())).rejects.toThrow('the source broke');
    expect(namesOf(calls)).toEqual(['CreateMultipartUpload', 'UploadPart', 'AbortMultipartUpload']);
    expect(calls.at(-1)!.input).toEqual({ Bucket: 'bucket', Key: 'a', UploadId: 'u1' });
  });

  it('takes its parts back when one fails, after the others have ended, and reads no further', async () => {
    const order: string[] = [];
    let nRead = 0;
    const { store } = storeOf({
      UploadPart: async (call) => {
        if (call.input.PartNumber === 1) throw serviceError('AccessDenied', 403);
        for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
        order.push(`part ${call.input.PartNumber}`);
        return answerAsS3(call);
      },
      AbortMultipartUpload: () => order.push('abort'),
    });
    function* counted() {
      for (const chunk of megabytes(20 * PART)) {
        nRead += chunk.length;
        yield chunk;
      }
    }
    await expect(store.put('a', counted())).rejects.toThrow('AccessDenied');
    expect(order).toEqual(['part 2', 'part 3', 'abort']);
    expect(nRead).toBe(4 * PART);
  });

  it('ends with the first error also when the parts cannot be taken back', async () => {
    const { store } = storeOf({
      CompleteMultipartUpload: () => {
        throw serviceError('InternalError', 500);
      },
      AbortMultipartUpload: () => {
        throw serviceError('AccessDenied', 403);
      },
    });
    await expect(store.put('a', megabytes(2 * PART))).rejects.toThrow('InternalError');
  });

  it('is completed only if there is nothing, by a condition', async () => {
    const { store, calls } = storeOf();
    expect(await store.putIfAbsent('a', megabytes(PART + 1))).toBe(true);
    expect(calls.at(-1)).toMatchObject({
      operation: 'CompleteMultipartUpload',
      input: { IfNoneMatch: '*' },
    });
  });

  it('is thrown away when another one was first', async () => {
    const { store, calls } = storeOf({
      CompleteMultipartUpload: () => {
        throw serviceError('PreconditionFailed', 412);
      },
    });
    expect(await store.putIfAbsent('a', megabytes(PART + 1))).toBe(false);
    expect(namesOf(calls).at(-1)).toBe('AbortMultipartUpload');
  });

  it('is not sent at all when there is something', async () => {
    const { store, calls } = storeOf({ HeadObject: () => ({ VersionId: 'v1', ContentLength: 1 }) });
    expect(await store.putIfAbsent('a', megabytes(PART + 1))).toBe(false);
    expect(namesOf(calls)).toEqual(['HeadObject']);
  });

  it('says so when S3 cannot decide, since a stream cannot be sent twice', async () => {
    const { store } = storeOf({
      CompleteMultipartUpload: () => {
        throw serviceError('ConditionalRequestConflict', 409);
      },
    });
    await expect(store.putIfAbsent('a', megabytes(PART + 1))).rejects.toMatchObject({
      name: 'ConflictError',
      message: 'object "a": S3 answered that others were writing it. Try again.',
    });
  });
});
