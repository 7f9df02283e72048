import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ObjectInfo, ObjectStore } from '../../core/ports/object-store.ts';
import { collect } from './collect.ts';

export interface ObjectStoreAdapter {
  /** Empty, and nobody else's. */
  readonly store: ObjectStore;
  readonly dispose: () => Promise<void>;
}

const ODD_KEYS = [
  'raw/cars/a file with spaces.csv',
  'raw/cars/a+b%20c%2Fd.csv',
  'raw/cars/back\\slash:colon*star?"<>|.csv',
  'raw/cars/ends with a dot.',
  'raw/cars/ends with a space ',
  'raw/cars/.hidden',
  'raw/cars/...',
  'raw/cars/%',
  'raw/cars/tab\tand\u0001control',
  'raw/cars/Zoë – 数据 – 🚗.csv',
  'raw/cars/CON',
  'raw/cars/nul.csv',
  'raw/cars/__proto__',
  '.tmp/object',
];

/** What every object store does, whatever it keeps its objects in. */
export function describeObjectStore(name: string, makeAdapter: () => Promise<ObjectStoreAdapter>): void {
  describe(`${name} as an object store`, () => {
    let store: ObjectStore;
    let dispose: () => Promise<void>;
    beforeEach(async () => {
      ({ store, dispose } = await makeAdapter());
    });
    afterEach(() => dispose());

    describeReadingAndWriting(() => store);
    describeStreams(() => store);
    describePutIfAbsent(() => store);
    describeOpen(() => store);
    describeList(() => store);
  });
}

function describeReadingAndWriting(store: () => ObjectStore): void {
  it('gives back every byte value', async () => {
    const body = Uint8Array.from({ length: 512 }, (_, i) => i % 256);
    await store().put('a/bytes.bin', body);
    expect(await store().get('a/bytes.bin')).toEqual(body);
  });

  it('writes text as UTF-8', async () => {
    await store().put('a/text', 'Zoë 🚗');
    expect(await store().get('a/text')).toEqual(new TextEncoder().encode('Zoë 🚗'));
  });

  it('keeps an empty body', async () => {
    const info = await store().put('a/empty', '');
    expect(info.sizeBytes).toBe(0);
    expect(await store().get('a/empty')).toEqual(new Uint8Array(0));
    expect(await chunksOf(store(), 'a/empty')).toEqual([]);
  });

  it('gives back 5 MB', async () => {
    const body = patternOf(5_000_000);
    await store().put('a/large.bin', body);
    const read = await store().get('a/large.bin');
    expect(read.length).toBe(5_000_000);
    expect(Buffer.compare(read, body)).toBe(0);
  });

  it('gives bytes on which typed arrays can be laid', async () => {
    await store().put('a/numbers', new Uint8Array(Float64Array.of(1.5, -2).buffer));
    const { buffer, byteOffset } = await store().get('a/numbers');
    expect(new Float64Array(buffer, byteOffset, 2)).toEqual(Float64Array.of(1.5, -2));
  });

  it('does not hold on to an array that it was given', async () => {
    const body = Uint8Array.of(1, 2, 3);
    await store().put('a/mine', body);
    body.fill(9);
    expect(await store().get('a/mine')).toEqual(Uint8Array.of(1, 2, 3));
  });

  it('replaces an object', async () => {
    await store().put('a/b', 'a longer first body');
    await store().put('a/b', 'second');
    expect(await textOf(store(), 'a/b')).toBe('second');
  });

  it.each(ODD_KEYS)('takes the key %j', async (key) => {
    await store().put(key, key);
    expect(await textOf(store(), key)).toBe(key);
    expect((await store().head(key))?.key).toBe(key);
    expect(await keysOf(store(), '')).toEqual([key]);
    expect(await store().putIfAbsent(key, 'again')).toBe(false);
  });

  it.each([
    '..',
    '../outside',
    'a/../../outside',
    'a/./b',
    '',
  ])('refuses the key %j with ConfigurationError', async (key) => {
    const refused = expect.objectContaining({ name: 'ConfigurationError' });
    await expect(store().put(key, 'x')).rejects.toEqual(refused);
    await expect(store().get(key)).rejects.toEqual(refused);
  });

  it('says what it knows of an object without reading it', async () => {
    const written = await store().put('a/b.txt', 'Zoë');
    expect(written).toEqual({ key: 'a/b.txt', sizeBytes: 4, version: expect.any(String) });
    const found = await store().head('a/b.txt');
    expect(found).toEqual({ ...written, modifiedAtMs: expect.any(Number) });
    expect(Math.abs(found!.modifiedAtMs - Date.now())).toBeLessThan(60_000);
  });

  it('gives every write a version of its own, even of the same bytes', async () => {
    const versions = new Set<string>();
    for (let i = 0; i < 30; i++) versions.add((await store().put('a/b', 'same')).version);
    expect(versions.size).toBe(30);
  });

  it('knows nothing of an object that does not exist', async () => {
    await store().put('a/b', 'x');
    for (const key of ['a/c', 'a', 'a/b/c', 'z/z/z']) {
      expect(await store().head(key), key).toBeUndefined();
      await expect(store().get(key), key).rejects.toMatchObject({ name: 'NotFoundError', code: 'NOT_FOUND' });
      await expect(chunksOf(store(), key), key).rejects.toMatchObject({ name: 'NotFoundError' });
    }
  });

  it('shows a reader one whole body while writers replace it', async () => {
    const bodyOf = (i: number) => new Uint8Array(300_000).fill(i);
    await store().put('a/contended', bodyOf(0));
    const writing = Promise.all(
      Array.from({ length: 12 }, (_, i) => store().put('a/contended', bodyOf(i + 1))),
    );
    for (let i = 0; i < 8; i++) {
      const body = await store().get('a/contended');
      expect(body.length).toBe(300_000);
      expect(body.every((byte) => byte === body[0])).toBe(true);
    }
    await writing;
  });
}

function describeStreams(store: () => ObjectStore): void {
  it.each([
    ['from memory', (body: Uint8Array) => piecesOf(body)],
    ['from elsewhere', (body: Uint8Array) => slowly(piecesOf(body))],
  ])('writes a stream of chunks %s, of several parts', async (_, stream) => {
    const body = patternOf(20_000_001);
    const written = await store().put('a/large.bin', stream(body));
    expect(written).toMatchObject({ key: 'a/large.bin', sizeBytes: body.length });
    expect(await store().head('a/large.bin')).toMatchObject(written);
    expect(Buffer.compare(await store().get('a/large.bin'), body)).toBe(0);
  });

  it('writes a stream of little, and of nothing', async () => {
    await store().put('a/little', [Uint8Array.of(1), new Uint8Array(0), Uint8Array.of(2, 3)]);
    expect(await store().get('a/little')).toEqual(Uint8Array.of(1, 2, 3));
    expect(await store().put('a/nothing', slowly([]))).toMatchObject({ sizeBytes: 0 });
    expect(await store().get('a/nothing')).toEqual(new Uint8Array(0));
  });

  it('does not hold on to the chunks of a stream', async () => {
    const chunk = Uint8Array.of(1, 2);
    await store().put('a/mine', [chunk]);
    chunk.fill(9);
    expect(await store().get('a/mine')).toEqual(Uint8Array.of(1, 2));
  });

  it.each([1, 20_000_000])('leaves what was there when a stream fails after %d bytes', async (nBytes) => {
    await store().put('a/b', 'old');
    async function* failing() {
      yield* piecesOf(patternOf(nBytes));
      throw new Error('the source broke');
    }
    await expect(store().put('a/b', failing())).rejects.toThrow('the source broke');
    await expect(store().putIfAbsent('a/new', failing())).rejects.toThrow('the source broke');
    expect(await textOf(store(), 'a/b')).toBe('old');
    expect(await keysOf(store(), '')).toEqual(['a/b']);
  });

  it('writes a stream only if there is nothing', async () => {
    const body = patternOf(20_000_000);
    expect(await store().putIfAbsent('a/b', slowly(piecesOf(body)))).toBe(true);
    expect(await store().putIfAbsent('a/b', piecesOf(patternOf(10_000_000)))).toBe(false);
    expect(await store().putIfAbsent('a/b', piecesOf(patternOf(10)))).toBe(false);
    expect(Buffer.compare(await store().get('a/b'), body)).toBe(0);
  });
}

function describePutIfAbsent(store: () => ObjectStore): void {
  it('writes only what is not there', async () => {
    expect(await store().putIfAbsent('a/b', 'first')).toBe(true);
    expect(await store().putIfAbsent('a/b', 'second')).toBe(false);
    expect(await textOf(store(), 'a/b')).toBe('first');
  });

  it('shows a new object only when it is whole', async () => {
    const body = patternOf(5_000_000);
    const writing = store().putIfAbsent('a/large.bin', body);
    let found: ObjectInfo | undefined;
    while (found === undefined) found = await store().head('a/large.bin');
    expect(found.sizeBytes).toBe(5_000_000);
    expect(Buffer.compare(await store().get('a/large.bin'), body)).toBe(0);
    expect(await writing).toBe(true);
  });

  it('lets exactly one of 30 at once win, and keeps its body', async () => {
    const won = await Promise.all(
      Array.from({ length: 30 }, (_, i) => store().putIfAbsent('new/folder/key', `writer ${i}`)),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await textOf(store(), 'new/folder/key')).toBe(`writer ${won.indexOf(true)}`);
  });
}

function describeOpen(store: () => ObjectStore): void {
  it('keeps a chunk as it is while the next one is there', async () => {
    const body = Uint8Array.from({ length: 5 << 20 }, (_, i) => (i * 7919) >> 8);
    await store().put('a/large.bin', body);
    const found: Uint8Array[] = [];
    let before: Uint8Array | undefined;
    for await (const chunk of store().open('a/large.bin')) {
      if (before !== undefined) found.push(new Uint8Array(before));
      before = chunk;
    }
    found.push(before!);
    expect(Buffer.compare(Buffer.concat(found), body)).toBe(0);
  });

  it('streams an object in several chunks', async () => {
    const body = patternOf(5_000_000);
    await store().put('a/large.bin', body);
    const chunks = await chunksOf(store(), 'a/large.bin');
    expect(chunks.length).toBeGreaterThan(1);
    expect(Buffer.compare(Buffer.concat(chunks), body)).toBe(0);
  });

  it('can be left in the middle', async () => {
    await store().put('a/large.bin', patternOf(5_000_000));
    for await (const chunk of store().open('a/large.bin')) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect((await store().get('a/large.bin')).length).toBe(5_000_000);
  });

  it('reads exactly the version that it is asked for, or none', async () => {
    const first = await store().put('a/b', 'first');
    expect(await chunksOf(store(), 'a/b', first.version)).toEqual([new TextEncoder().encode('first')]);
    const second = await store().put('a/b', 'other');
    const old = await chunksOf(store(), 'a/b', first.version).catch((error: Error) => error.name);
    expect([[new TextEncoder().encode('first')], 'NotFoundError']).toContainEqual(old);
    expect(await chunksOf(store(), 'a/b', second.version)).toEqual([new TextEncoder().encode('other')]);
  });

  it('reads to the end what it began, while the object is replaced', async () => {
    const body = patternOf(5_000_000);
    const { version } = await store().put('a/large.bin', body);
    const chunks: Uint8Array[] = [];
    for await (const chunk of store().open('a/large.bin', version)) {
      if (chunks.length === 0) await store().put('a/large.bin', 'replaced');
      chunks.push(new Uint8Array(chunk));
    }
    expect(Buffer.compare(Buffer.concat(chunks), body)).toBe(0);
  });
}

function describeList(store: () => ObjectStore): void {
  // By UTF-16 code units `!` < `-` < `.` < `/` < `0`, and an emoji, which begins with a surrogate, comes before U+FF5E.
  const ORDERED = [
    'Z',
    'a!/x',
    'a-b',
    'a.csv',
    'a/b',
    'a/b.c',
    'a/c/d/e',
    'a/é',
    'a/🚗',
    'a/～',
    'a0',
    'b c/d',
    'b+c',
  ];

  it('lists ascending by UTF-16 code units, whatever the folders', async () => {
    for (const key of [...ORDERED].reverse()) await store().put(key, key);
    expect(await keysOf(store(), '')).toEqual(ORDERED);
    expect(ORDERED).toEqual([...ORDERED].sort());
  });

  it.each([
    ['a', ['a!/x', 'a-b', 'a.csv', 'a/b', 'a/b.c', 'a/c/d/e', 'a/é', 'a/🚗', 'a/～', 'a0']],
    ['a/', ['a/b', 'a/b.c', 'a/c/d/e', 'a/é', 'a/🚗', 'a/～']],
    ['a/b', ['a/b', 'a/b.c']],
    ['a/c/d', ['a/c/d/e']],
    ['a/c/d/e', ['a/c/d/e']],
    ['a/c/d/e/', []],
    ['nothing/here', []],
  ])('lists what starts with %j', async (prefix, expected) => {
    for (const key of ORDERED) await store().put(key, key);
    expect(await keysOf(store(), prefix)).toEqual(expected);
  });

  it('says of each object what head says', async () => {
    const written = [await store().put('a/b', 'one'), await store().put('a/c', 'three')];
    const heads = await Promise.all(['a/b', 'a/c'].map((key) => store().head(key)));
    expect(heads).toMatchObject(written);
    expect(await listOf(store(), 'a/')).toEqual(heads);
  });

  it('lists nothing in an empty store', async () => {
    expect(await keysOf(store(), '')).toEqual([]);
  });
}

async function textOf(store: ObjectStore, key: string): Promise<string> {
  return new TextDecoder().decode(await store.get(key));
}

/** Copies: a store may use the memory of a chunk again. */
async function chunksOf(store: ObjectStore, key: string, version?: string): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of store.open(key, version)) chunks.push(new Uint8Array(chunk));
  return chunks;
}

function listOf(store: ObjectStore, prefix: string): Promise<ObjectInfo[]> {
  return collect(store.list(prefix));
}

async function keysOf(store: ObjectStore, prefix: string): Promise<string[]> {
  return (await listOf(store, prefix)).map(({ key }) => key);
}

/** Views of the bytes, of lengths that divide no size of a part. */
function* piecesOf(body: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < body.length; at += 777_777) yield body.subarray(at, at + 777_777);
}

async function* slowly(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    await new Promise((resolve) => setImmediate(resolve));
    yield piece;
  }
}

/** Bytes whose order matters: no stretch of 64 KiB repeats. */
function patternOf(nBytes: number): Uint8Array {
  const bytes = new Uint8Array(nBytes);
  for (let i = 0; i < nBytes; i++) bytes[i] = i ^ (i >> 8) ^ (i >> 16);
  return bytes;
}
