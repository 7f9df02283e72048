import type { S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createS3ObjectStore } from '../../../adapters/aws/s3-object-store.ts';
import { type Answer, serviceError, stubClient } from './stub-client.ts';

function storeOf(answer: Answer) {
  const { client, calls } = stubClient<S3Client>(answer);
  return { store: createS3ObjectStore({ client, bucketName: 'bucket' }), calls };
}

const conflict = () => {
  throw serviceError('ConditionalRequestConflict', 409);
};

describe('the object store in a bucket', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('writes only if there is nothing, by a condition', async () => {
    const { store, calls } = storeOf(() => ({ VersionId: 'v1' }));
    expect(await store.putIfAbsent('a', 'é')).toBe(true);
    expect(calls).toEqual([
      {
        operation: 'PutObject',
        input: {
          Bucket: 'bucket',
          Key: 'a',
          Body: new TextEncoder().encode('é'),
          ContentLength: 2,
          IfNoneMatch: '*',
        },
      },
    ]);
  });

  it('knows by 412 that there is something', async () => {
    const { store } = storeOf(() => {
      throw serviceError('PreconditionFailed', 412);
    });
    expect(await store.putIfAbsent('a', 'x')).toBe(false);
  });

  it('writes again what S3 could not decide, until it can', async () => {
    const { store, calls } = storeOf((_, nCalls) => (nCalls <= 3 ? conflict() : { VersionId: 'v1' }));
    const written = store.putIfAbsent('a', 'x');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await written).toBe(true);
    expect(calls).toHaveLength(4);
  });

  it('gives up when S3 cannot decide eight times', async () => {
    const { store, calls } = storeOf(conflict);
    const refused = expect(store.putIfAbsent('a', 'x')).rejects.toMatchObject({
      name: 'ConflictError',
      message: 'object "a": S3 answered 8 times that others were writing it. Try again.',
    });
    await vi.advanceTimersByTimeAsync(10_000);
    await refused;
    expect(calls).toHaveLength(8);
  });

  it('throws what else a write meets, and does not write again', async () => {
    const { store, calls } = storeOf(() => {
      throw serviceError('AccessDenied', 403);
    });
    await expect(store.putIfAbsent('a', 'x')).rejects.toThrow('AccessDenied');
    expect(calls).toHaveLength(1);
  });

  it('refuses a bucket without versioning, whose objects could not be told apart', async () => {
    const { store } = storeOf(() => ({}));
    await expect(store.put('a', 'x')).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringMatching(/^bucket bucket: versioning is off, .+ Turn versioning on\.$/),
    });
    await expect(store.head('a')).rejects.toMatchObject({ name: 'ConfigurationError' });
  });

  it.each([
    ['half of a surrogate pair, which has no UTF-8', 'a/\ud83d'],
    ['a key needs at least one character', ''],
    ['the part `..`', 'a/..'],
    ['1025 bytes', `${'é'.repeat(512)}a`],
  ])('refuses for %s a key, before anything is sent', async (found, key) => {
    const { store, calls } = storeOf(() => ({ VersionId: 'v1' }));
    const refused = expect.objectContaining({
      name: 'ConfigurationError',
      message:
        `key ${JSON.stringify(key)}: ${found}. ` +
        'Allowed: parts of UTF-8 text between slashes, other than `.` and `..`, at most 1024 bytes in all. Rename it.',
    });
    const tries = [
      () => store.put(key, 'x'),
      () => store.putIfAbsent(key, 'x'),
      () => store.get(key),
      () => store.head(key),
      () => store.open(key)[Symbol.asyncIterator]().next(),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toEqual(refused);
    expect(calls).toEqual([]);
  });

  it('does not take a missing bucket for a missing object', async () => {
    const { store } = storeOf(() => {
      throw serviceError('NoSuchBucket', 404);
    });
    await expect(store.get('a')).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });
});
