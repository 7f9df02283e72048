import { describe, expect, it } from 'vitest';
import { putUpload } from '../../cli/pipeline/upload.ts';
import { sha256 } from '../../core/hashing/sha256.ts';
import { memoryObjectStore } from '../support/memory-object-store.ts';

const modelOf = async (file: string) =>
  (await putUpload(memoryObjectStore(), { body: new Uint8Array(0), file, config: undefined })).model;

describe('putUpload without a configuration', () => {
  it.each([
    ['My Cars (1978).csv', 'my-cars-1978'],
    [`${'a'.repeat(62)}-${'b'.repeat(9)}.csv`, 'a'.repeat(62)],
    [`_${'a'.repeat(62)}b-c.csv`, `${'a'.repeat(62)}b`],
    [`${'a'.repeat(80)}.csv`, 'a'.repeat(63)],
    ['__x__.csv', 'x'],
  ])('names the model of %s %s', async (file, model) => {
    expect(await modelOf(file)).toBe(model);
  });

  it("keeps the file's own name in the key, below the digest of its bytes", async () => {
    const body = new TextEncoder().encode('a\n1\n');
    const { key } = await putUpload(memoryObjectStore(), { body, file: 'd.csv', config: undefined });
    expect(key).toBe(`raw/d/${sha256(body).slice(0, 16)}/d.csv`);
  });
});
