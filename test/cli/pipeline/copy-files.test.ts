import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyFiles } from '../../../cli/pipeline/copy-files.ts';
import { temporaryFolder } from '../../adapters/local/temporary-folder.ts';
import { memoryObjectStore } from '../../support/memory-object-store.ts';

describe('copyFiles', () => {
  let root: string;
  let dispose: () => Promise<void>;
  beforeEach(async () => {
    ({ root, dispose } = await temporaryFolder());
  });
  afterEach(() => dispose());

  it('copies what is there under its own name, a chunk at a time', async () => {
    const store = memoryObjectStore();
    await store.put('clean/cars/1/clean.csv', 'a\n1\n');
    const streaming = { ...store, get: () => Promise.reject(new Error('read as a whole')) };
    const out = join(root, 'out');
    const keys = ['clean/cars/1/clean.csv', 'clean/cars/1/none.json'];
    expect(await copyFiles(streaming, keys, out)).toEqual([join(out, 'clean.csv')]);
    expect(await readFile(join(out, 'clean.csv'), 'utf8')).toBe('a\n1\n');
  });

  it('leaves the old file, and nothing else, when the object cannot be read to its end', async () => {
    const store = memoryObjectStore();
    await store.put('a/clean.csv', 'new');
    await writeFile(join(root, 'clean.csv'), 'old');
    const breaking = {
      ...store,
      async *open() {
        yield Uint8Array.of(0x6e);
        throw new Error('the connection broke');
      },
    };
    await expect(copyFiles(breaking, ['a/clean.csv'], root)).rejects.toThrow('the connection broke');
    expect(await readFile(join(root, 'clean.csv'), 'utf8')).toBe('old');
    expect(await readdir(root)).toEqual(['clean.csv']);
  });
});
