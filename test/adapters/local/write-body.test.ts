import { type FileHandle, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeBody } from '../../../adapters/local/write-body.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('writeBody', () => {
  let root: string;
  let dispose: () => Promise<void>;
  let handle: FileHandle;
  beforeEach(async () => {
    ({ root, dispose } = await temporaryFolder());
    handle = await open(join(root, 'file'), 'w+');
  });
  afterEach(async () => {
    await handle.close();
    await dispose();
  });

  const chunksOf = (...texts: string[]) => texts.map((text) => new TextEncoder().encode(text));

  it.each([
    ['a text', 'abcé'],
    ['bytes', new TextEncoder().encode('abcé')],
    ['chunks', chunksOf('ab', '', 'cé')],
  ])('writes %s', async (_, body) => {
    await writeBody(handle, body);
    expect(await readFile(join(root, 'file'), 'utf8')).toBe('abcé');
  });

  it('makes a chunk while the one before is written, and writes one at a time', async () => {
    const events: string[] = [];
    const slow = {
      writeFile: async (chunk: Uint8Array) => {
        events.push(`writes ${chunk[0]}`);
        await new Promise((resolve) => setImmediate(resolve));
        events.push(`wrote ${chunk[0]}`);
      },
    } as unknown as FileHandle;
    function* made() {
      for (const n of [1, 2, 3]) {
        events.push(`makes ${n}`);
        yield Uint8Array.of(n);
      }
    }
    await writeBody(slow, made());
    expect(events.join(', ')).toBe(
      'makes 1, writes 1, makes 2, wrote 1, writes 2, makes 3, wrote 2, writes 3, wrote 3',
    );
  });

  it.each([1, 2, 3])('ends with what write %d ends with', async (failing) => {
    let nWrites = 0;
    const full = {
      writeFile: async () => {
        if (++nWrites === failing) throw new Error('the disk is full');
      },
    } as unknown as FileHandle;
    await expect(writeBody(full, chunksOf('a', 'b', 'c'))).rejects.toThrow('the disk is full');
    expect(nWrites).toBe(failing);
  });

  it('ends with what the source ends with, when nothing is being written any more', async () => {
    let isWriting = false;
    const slow = {
      writeFile: async () => {
        isWriting = true;
        await new Promise((resolve) => setImmediate(resolve));
        isWriting = false;
      },
    } as unknown as FileHandle;
    function* failing() {
      yield Uint8Array.of(1);
      throw new Error('the source broke');
    }
    await expect(writeBody(slow, failing())).rejects.toThrow('the source broke');
    expect(isWriting).toBe(false);
  });
});
