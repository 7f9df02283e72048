import type { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { listVersions } from '../../../adapters/aws/s3-listing.ts';
import { collect } from '../../contracts/collect.ts';
import { type Answer, stubClient } from './stub-client.ts';

const LastModified = new Date('2026-05-01T10:00:00.000Z');

function version(Key: string, overrides: object = {}) {
  return { Key, VersionId: `of ${Key}`, Size: 3, LastModified, IsLatest: true, ...overrides };
}

async function list(answer: Answer, prefix = '') {
  const { client, calls } = stubClient<S3Client>(answer);
  const found = await collect(listVersions({ client, bucketName: 'bucket' }, prefix));
  return { found, keys: found.map(({ key }) => key), calls };
}

describe('the listing of a bucket', () => {
  it('says of an object what S3 says of its newest version', async () => {
    const { found, calls } = await list(() => ({ Versions: [version('a')] }), 'a');
    expect(found).toEqual([
      { key: 'a', version: 'of a', sizeBytes: 3, modifiedAtMs: LastModified.getTime() },
    ]);
    expect(calls).toEqual([
      { operation: 'ListObjectVersions', input: { Bucket: 'bucket', Prefix: 'a', EncodingType: 'url' } },
    ]);
  });

  it('decodes keys as those of a form: `+` is a space', async () => {
    const encoded = ['a+b', 'a%2Bb', '100%25', 'tab%09%01', 'Zo%C3%AB/%F0%9F%9A%97', 'a*b'];
    const { keys } = await list(() => ({
      EncodingType: 'url',
      Versions: encoded.map((key) => version(key)),
    }));
    expect(keys).toEqual(['a b', 'a+b', '100%', 'tab\t\u0001', 'Zoë/🚗', 'a*b']);
  });

  it('takes keys as they are where the answer does not say that they are encoded', async () => {
    const { keys } = await list(() => ({ Versions: [version('a+b%20c')] }));
    expect(keys).toEqual(['a+b%20c']);
  });

  it('passes over older versions and deleted objects', async () => {
    const { keys } = await list(() => ({
      Versions: [version('a', { IsLatest: false }), version('b'), version('b', { IsLatest: false })],
      DeleteMarkers: [{ Key: 'a', VersionId: 'deletion', IsLatest: true }],
    }));
    expect(keys).toEqual(['b']);
  });

  it("passes over somebody's keys that no store of ours can read", async () => {
    const { keys } = await list(() => ({
      Versions: ['a/../b', './a', 'a/..', 'a/...', 'b'].map((key) => version(key)),
    }));
    expect(keys).toEqual(['a/...', 'b']);
  });

  it('asks for the page after a decoded marker, as long as there is one', async () => {
    const pages = [
      { Versions: [version('a+1')], NextKeyMarker: 'a+1', NextVersionIdMarker: 'v+1' },
      { Versions: [version('a%2B2')], NextKeyMarker: 'a%2B2' },
      { Versions: [version('b')] },
    ];
    const { keys, calls } = await list((_, n) => ({
      ...pages[n - 1],
      EncodingType: 'url',
      IsTruncated: n < pages.length,
    }));
    expect(keys).toEqual(['a 1', 'a+2', 'b']);
    const markers = calls.map(({ input }) => [input.KeyMarker, input.VersionIdMarker]);
    expect(markers).toEqual([
      [undefined, undefined],
      ['a 1', 'v+1'],
      ['a+2', undefined],
    ]);
  });

  it('cuts times to the second, as `head` has them', async () => {
    const { found } = await list(() => ({
      Versions: [version('a', { LastModified: new Date('2026-05-01T10:00:00.999Z') })],
    }));
    expect(found[0]?.modifiedAtMs).toBe(LastModified.getTime());
  });
});
