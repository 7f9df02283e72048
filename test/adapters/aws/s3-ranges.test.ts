import { setTimeout as sleep } from 'node:timers/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { readRanges } from '../../../adapters/aws/s3-ranges.ts';
import { collect } from '../../contracts/collect.ts';
import { type Answer, serviceError, stubClient } from './stub-client.ts';

const RANGE = 8 << 20;
const BODY = Uint8Array.from({ length: 2.5 * RANGE }, (_, i) => i ^ (i >> 8) ^ (i >> 16));

/** Answers a range of `body` as S3 does, in pieces. */
function rangeOf(body: Uint8Array, range: string, VersionId = 'v1') {
  const [from, to] = range.slice('bytes='.length).split('-').map(Number) as [number, number];
  const bytes = body.subarray(from, to + 1);
  return {
    Body: piecesOf(bytes),
    ContentLength: bytes.length,
    ContentRange: `bytes ${from}-${from + bytes.length - 1}/${body.length}`,
    VersionId,
  };
}

async function* piecesOf(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 1_000_000) yield bytes.subarray(at, at + 1_000_000);
}

async function* brokenAfter(bytes: Uint8Array) {
  yield bytes;
  throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
}

function reader(answer: Answer, version?: string) {
  const { client, calls } = stubClient<S3Client>(answer);
  const chunks = readRanges({ client, bucketName: 'bucket' }, { key: 'a', version });
  return { chunks, calls, asked: () => calls.map(({ input }) => [input.Range, input.VersionId]) };
}

describe('reading an object in ranges', () => {
  it('asks for 8 MiB at a time, each of the version that answered first', async () => {
    const { chunks, asked } = reader(({ input }) => rangeOf(BODY, input.Range));
    const read = await collect(chunks);
    expect(Buffer.compare(Buffer.concat(read), BODY)).toBe(0);
    expect(read.map(({ length }) => length)).toEqual(Array(20).fill(1 << 20));
    expect(asked()).toEqual([
      [`bytes=0-${RANGE - 1}`, undefined],
      [`bytes=${RANGE}-${2 * RANGE - 1}`, 'v1'],
      [`bytes=${2 * RANGE}-${3 * RANGE - 1}`, 'v1'],
    ]);
  });

  it('asks for the version that it is told from the first range on', async () => {
    const { chunks, asked } = reader(({ input }) => rangeOf(BODY, input.Range, input.VersionId), 'v7');
    await collect(chunks);
    expect(asked().map(([, version]) => version)).toEqual(['v7', 'v7', 'v7']);
  });

  it('has the next range on its way while one is read, and only the next', async () => {
    const { chunks, calls } = reader(({ input }) => rangeOf(BODY, input.Range));
    await chunks.next();
    expect(calls).toHaveLength(2);
    await sleep(0);
    expect(calls).toHaveLength(2);
    await collect(chunks);
  });

  it('asks again for a range whose body broke, and only for that', async () => {
    const { chunks, asked } = reader(({ input }, nCalls) => {
      const answer = rangeOf(BODY, input.Range);
      return nCalls === 2 ? { ...answer, Body: brokenAfter(BODY.subarray(0, 100)) } : answer;
    });
    expect(Buffer.compare(Buffer.concat(await collect(chunks)), BODY)).toBe(0);
    expect(asked().map(([range]) => range)).toEqual([
      `bytes=0-${RANGE - 1}`,
      `bytes=${RANGE}-${2 * RANGE - 1}`,
      `bytes=${RANGE}-${2 * RANGE - 1}`,
      `bytes=${2 * RANGE}-${3 * RANGE - 1}`,
    ]);
  });

  it.each([
    ['breaks', () => brokenAfter(BODY.subarray(0, 100)), 'aborted'],
    ['ends early', () => piecesOf(BODY.subarray(0, 100)), `S3 sent 100 bytes of ${RANGE}.`],
    ['goes on', () => piecesOf(BODY), 'S3 sent more bytes than it announced.'],
  ])('gives up at the third body that %s', async (_, bodyOf, message) => {
    const { chunks, calls } = reader(({ input }) => ({ ...rangeOf(BODY, input.Range), Body: bodyOf() }));
    await expect(collect(chunks)).rejects.toThrow(message);
    expect(calls).toHaveLength(3);
  });

  it('throws what happened to a range when its turn has come, after what was read before', async () => {
    const { chunks } = reader(({ input }, nCalls) => {
      if (nCalls === 2) throw serviceError('AccessDenied', 403);
      return rangeOf(BODY, input.Range);
    });
    for (let n = 0; n < 8; n++) expect((await chunks.next()).done).toBe(false);
    await expect(chunks.next()).rejects.toThrow('AccessDenied');
  });

  it('leaves without an unhandled failure when its reader does', async () => {
    const { chunks } = reader(async ({ input }, nCalls) => {
      if (nCalls === 1) return rangeOf(BODY, input.Range);
      await sleep(1);
      throw serviceError('AbortError', 0);
    });
    for await (const chunk of chunks) {
      expect(chunk.length).toBe(1 << 20);
      break;
    }
    // An unhandled rejection would fail the run.
    await sleep(5);
  });

  it('takes the rest of a whole object from a server that knows no ranges of a version', async () => {
    const whole = { ContentLength: BODY.length, VersionId: 'v1' };
    const { chunks } = reader(({ input }) =>
      input.VersionId ? { ...whole, Body: piecesOf(BODY) } : rangeOf(BODY, input.Range),
    );
    expect(Buffer.compare(Buffer.concat(await collect(chunks)), BODY)).toBe(0);
  });

  it('reads nothing from an empty object, of which there is no range', async () => {
    const { chunks } = reader(() => {
      throw serviceError('InvalidRange', 416);
    });
    expect(await collect(chunks)).toEqual([]);
  });

  it.each([
    ['NoSuchVersion', 404],
    ['InvalidArgument', 400],
    ['MethodNotAllowed', 405],
  ])('knows by %s that there is no such version', async (name, status) => {
    const { chunks } = reader(() => {
      throw serviceError(name, status);
    }, 'v9');
    await expect(collect(chunks)).rejects.toMatchObject({
      name: 'NotFoundError',
      message: 'object "a": not, or no longer, in version v9.',
    });
  });

  it('does not take a missing bucket for a missing object', async () => {
    const { chunks } = reader(() => {
      throw serviceError('NoSuchBucket', 404);
    });
    await expect(collect(chunks)).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });
});
