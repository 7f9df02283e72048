import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { upload } from '../../../cli/pipeline/upload.ts';
import { openUserFile } from '../../../cli/pipeline/user-file.ts';
import { sha256 } from '../../../core/hashing/sha256.ts';
import type { ObjectStore } from '../../../core/ports/object-store.ts';
import { temporaryFolder } from '../../adapters/local/temporary-folder.ts';
import { collect } from '../../contracts/collect.ts';
import { memoryObjectStore } from '../../support/memory-object-store.ts';

describe('a file that the user named', () => {
  let root: string;
  let dispose: () => Promise<void>;
  let file: string;
  beforeEach(async () => {
    ({ root, dispose } = await temporaryFolder());
    file = join(root, 'cars.csv');
  });
  afterEach(() => dispose());

  const textOf = async (open: () => AsyncIterable<Uint8Array>) =>
    Buffer.concat(await collect(open())).toString();

  it('is read in chunks, as often as it is asked for', async () => {
    const text = 'x\n'.repeat(1_500_000);
    await writeFile(file, text);
    const open = openUserFile(file, 'the data set');
    expect((await collect(open())).map(({ length }) => length)).toEqual([
      1 << 20,
      1 << 20,
      3_000_000 - (2 << 20),
    ]);
    expect((await textOf(open)) === text).toBe(true);
  });

  it('is refused when it is another one the second time, and when it changes on the way', async () => {
    await writeFile(file, 'x\n'.repeat(1_000_000));
    const refused = {
      name: 'ConfigurationError',
      message: `${file}: the data set was changed while it was read. Try again when nothing writes to it any more.`,
    };
    const open = openUserFile(file, 'the data set');
    const reading = open();
    await reading.next();
    await appendFile(file, '1\n');
    await expect(collect(reading)).rejects.toMatchObject(refused);
    await expect(textOf(open)).rejects.toMatchObject(refused);
  });

  it('is held in memory where it can be read only once', async () => {
    execFileSync('mkfifo', [file]);
    const open = openUserFile(file, 'the data set');
    const [text] = await Promise.all([textOf(open), writeFile(file, 'a\n1\n')]);
    expect(text).toBe('a\n1\n');
    expect(await textOf(open)).toBe('a\n1\n');
  });

  it('is held in chunks, so that its size has no limit, where it can be read only once', async () => {
    execFileSync('mkfifo', [file]);
    const text = 'abcdefg\n'.repeat(400_000);
    const open = openUserFile(file, 'the data set');
    const [first] = await Promise.all([collect(open()), writeFile(file, text)]);
    const again = await collect(open());
    for (const chunks of [first, again]) {
      expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThanOrEqual(1 << 20);
      // No more than its bytes: none is a view of a larger buffer.
      for (const chunk of chunks) expect(chunk.buffer.byteLength).toBe(chunk.length);
      expect(Buffer.concat(chunks).toString() === text).toBe(true);
    }
  });

  it('is named when it is not there, or a folder', async () => {
    await expect(textOf(openUserFile(file, 'the data set'))).rejects.toMatchObject({
      name: 'NotFoundError',
      message: `${file}: the data set is not there. Check the path.`,
    });
    await mkdir(file);
    await expect(textOf(openUserFile(file, 'the data set'))).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: `${file}: the data set should be a file, and this is a folder. Name a readable file.`,
    });
  });

  it('is uploaded as a stream, below the digest of its bytes, once', async () => {
    const store = memoryObjectStore();
    const bodies: unknown[] = [];
    const watched: ObjectStore = {
      ...store,
      putIfAbsent: (key, body) => {
        bodies.push(body);
        return store.putIfAbsent(key, body);
      },
    };
    await writeFile(file, 'a,b\n1,2\n');
    const key = `raw/cars/${sha256('a,b\n1,2\n').slice(0, 16)}/cars.csv`;
    expect(await upload(watched, { data: file, config: undefined })).toEqual({
      model: 'cars',
      key,
      isNew: true,
    });
    expect(await upload(watched, { data: file, config: undefined })).toMatchObject({ key, isNew: false });
    expect(store.contents()).toEqual({ [key]: 'a,b\n1,2\n' });
    expect(bodies.some((body) => body instanceof Uint8Array)).toBe(false);
  });
});
