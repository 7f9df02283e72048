import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileObjectStore } from '../../../adapters/local/file-object-store.ts';
import type { ObjectStore } from '../../../core/ports/object-store.ts';
import { collect } from '../../contracts/collect.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('the object store in a folder', () => {
  let root: string;
  let dispose: () => Promise<void>;
  let store: ObjectStore;
  beforeEach(async () => {
    ({ root, dispose } = await temporaryFolder());
    store = createFileObjectStore(root);
  });
  afterEach(() => dispose());

  const keysOf = async (prefix = '') => (await collect(store.list(prefix))).map(({ key }) => key);

  it('keeps an object under its own name, where a person finds it', async () => {
    await store.put('clean/auto-mpg/0123456789abcdef/clean.csv', 'x');
    expect(await readdir(join(root, 'clean/auto-mpg/0123456789abcdef'))).toEqual(['clean.csv']);
  });

  it('finds a file that a person put there', async () => {
    await mkdir(join(root, 'raw/cars'), { recursive: true });
    await writeFile(join(root, 'raw/cars/cars.csv'), 'id\n1\n');
    expect(await keysOf('raw/')).toEqual(['raw/cars/cars.csv']);
  });

  it('passes over hidden files and names that it would not have written', async () => {
    await store.put('a/b', 'x');
    for (const name of ['.DS_Store', '100%.csv', 'a%41']) await writeFile(join(root, 'a', name), '');
    expect(await keysOf()).toEqual(['a/b']);
  });

  it('leaves no temporary file behind, whoever wins', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, i) => store.putIfAbsent('a/b', `${i}`)));
    await store.put('a/b', 'x');
    expect(await readdir(join(root, '.tmp'))).toEqual([]);
  });

  it('removes what a killed process left a day ago, and nothing younger', async () => {
    await mkdir(join(root, '.tmp'));
    await writeFile(join(root, '.tmp/old'), 'half');
    await writeFile(join(root, '.tmp/young'), 'half');
    const twoDaysAgo = Date.now() / 1000 - 2 * 86_400;
    await utimes(join(root, '.tmp/old'), twoDaysAgo, twoDaysAgo);
    await store.put('a/b', 'x');
    expect(await readdir(join(root, '.tmp'))).toEqual(['young']);
    expect(await keysOf()).toEqual(['a/b']);
  });

  it.each([
    'put',
    'putIfAbsent',
  ] as const)('refuses with %s a key that is the folder of another', async (write) => {
    await store.put('a/b', 'x');
    await expect(store[write]('a', 'y')).rejects.toMatchObject({
      name: 'ConfigurationError',
      message:
        'key "a": a name that would have to be a file and a folder at once. ' +
        'Allowed: in a folder, no key may be the beginning of another key up to a slash. Choose another name.',
    });
    expect(await keysOf()).toEqual(['a/b']);
    expect(await readdir(join(root, '.tmp'))).toEqual([]);
  });

  it.each([
    'put',
    'putIfAbsent',
  ] as const)('refuses with %s a key whose folder is another key', async (write) => {
    await store.put('a', 'x');
    for (const key of ['a/b', 'a/b/c']) {
      await expect(store[write](key, 'y')).rejects.toMatchObject({ name: 'ConfigurationError' });
    }
    expect(await keysOf()).toEqual(['a']);
    expect(await readdir(join(root, '.tmp'))).toEqual([]);
  });

  it('refuses a part that is too long for the name of a file', async () => {
    await store.put(`a/${'x'.repeat(255)}`, 'fits');
    await expect(store.put(`a/${'é'.repeat(128)}`, 'y')).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining("a part of 256 bytes, where a file's name has at most 255"),
    });
  });

  it('refuses half of a surrogate pair, which would not come back', async () => {
    await expect(store.put('a/\ud83d', 'y')).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining('half of a surrogate pair, which has no UTF-8'),
    });
  });

  it('keeps empty parts', async () => {
    for (const key of ['a//b', 'c/', 'b']) await store.put(key, key);
    expect(await keysOf()).toEqual(['a//b', 'b', 'c/']);
    expect(await keysOf('a//')).toEqual(['a//b']);
  });

  it('reads in chunks of half a MiB', async () => {
    await store.put('a/b', new Uint8Array(2.5 * 2 ** 19));
    const sizes = (await collect(store.open('a/b'))).map((chunk) => chunk.length);
    expect(sizes).toEqual([2 ** 19, 2 ** 19, 2 ** 18]);
  });

  it('says which version of an object is gone', async () => {
    const { version } = await store.put('a/b', 'x');
    await store.put('a/b', 'y');
    await expect(collect(store.open('a/b', version))).rejects.toThrow(
      `object "a/b": not, or no longer, in version ${version}.`,
    );
  });

  it('says where it looked for an object that does not exist', async () => {
    await expect(store.get('a/b')).rejects.toThrow(`object "a/b": nothing under ${root}.`);
  });
});
