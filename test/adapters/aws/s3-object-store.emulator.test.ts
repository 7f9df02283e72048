import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { S3Bucket } from '../../../adapters/aws/s3-bucket.ts';
import { createS3ObjectStore } from '../../../adapters/aws/s3-object-store.ts';
import type { ObjectStore } from '../../../core/ports/object-store.ts';
import { collect } from '../../contracts/collect.ts';
import { temporaryBucket } from './temporary-bucket.ts';

describe('the object store in a bucket, over the wire', () => {
  let bucket: S3Bucket;
  let dispose: () => Promise<void>;
  let store: ObjectStore;
  beforeEach(async () => {
    ({ bucket, dispose } = await temporaryBucket());
    store = createS3ObjectStore(bucket);
  });
  afterEach(() => dispose());

  const keysOf = async (prefix = '') => (await collect(store.list(prefix))).map(({ key }) => key);

  it('reads 20 MB of the version that it began with, while the object is replaced', async () => {
    const body = Uint8Array.from({ length: 20_000_000 }, (_, i) => i ^ (i >> 8) ^ (i >> 16));
    await store.put('a/large.bin', body);
    const chunks: Uint8Array[] = [];
    for await (const chunk of store.open('a/large.bin')) {
      if (chunks.length === 0) await store.put('a/large.bin', new Uint8Array(20_000_000));
      chunks.push(chunk);
    }
    expect(Buffer.compare(Buffer.concat(chunks), body)).toBe(0);
  });

  it('can be left while the next range is on its way', async () => {
    await store.put('a/large.bin', new Uint8Array(20_000_000));
    for await (const chunk of store.open('a/large.bin')) {
      expect(chunk.length).toBe(1 << 20);
      break;
    }
    expect((await store.get('a/large.bin')).length).toBe(20_000_000);
  });

  it('still reads a version that was replaced', async () => {
    const first = await store.put('a/b', 'first');
    await store.put('a/b', 'second');
    const [chunk] = await collect(store.open('a/b', first.version));
    expect(new TextDecoder().decode(chunk)).toBe('first');
  });

  it('knows no version by a name that is no version id', async () => {
    await store.put('a/b', 'x');
    await expect(collect(store.open('a/b', 'no such version'))).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('does not see an object that was deleted', async () => {
    await store.put('a/b', 'x');
    await store.put('a/c', 'x');
    await bucket.client.send(new DeleteObjectCommand({ Bucket: bucket.bucketName, Key: 'a/b' }));
    expect(await keysOf()).toEqual(['a/c']);
    expect(await store.head('a/b')).toBeUndefined();
    expect(await store.putIfAbsent('a/b', 'again')).toBe(true);
    expect(await keysOf()).toEqual(['a/b', 'a/c']);
  });

  it('keeps empty parts', async () => {
    for (const key of ['a//b', 'c/', 'b']) await store.put(key, key);
    expect(await keysOf()).toEqual(['a//b', 'b', 'c/']);
    expect(await keysOf('a//')).toEqual(['a//b']);
  });

  it('lists page after page, also where a page ends among the versions of one key', async () => {
    const KEYS = ['a', 'b c', 'b+c', 'ä', '🚗'];
    for (const key of KEYS) for (let n = 0; n < 3; n++) await store.put(key, `${n}`);
    bucket.client.middlewareStack.add(
      (next) => (args) => next({ ...args, input: { ...args.input, MaxKeys: 2 } }),
      { step: 'initialize', name: 'smallPages' },
    );
    expect(await keysOf()).toEqual(KEYS);
    bucket.client.middlewareStack.remove('smallPages');
  });
});
