import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileRegistry } from '../../../adapters/local/file-registry.ts';
import type { Registry } from '../../../core/ports/registry.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('the registry in a folder', () => {
  let root: string;
  let dispose: () => Promise<void>;
  let registry: Registry;
  beforeEach(async () => {
    ({ root, dispose } = await temporaryFolder());
    registry = createFileRegistry(root);
  });
  afterEach(() => dispose());

  const writeUpTo = async (nRevisions: number) => {
    for (let n = 0; n < nRevisions; n++) await registry.write('model/cars', { n: n + 1 }, n);
  };

  it('keeps a folder an item and a file a revision, as JSON that a person can read', async () => {
    await writeUpTo(2);
    expect((await readdir(join(root, 'model/cars'))).sort()).toEqual(['00000001.json', '00000002.json']);
    expect(await readFile(join(root, 'model/cars/00000002.json'), 'utf8')).toBe('{\n  "n": 2\n}\n');
  });

  it('keeps the content of the last 20 revisions, and the names of all', async () => {
    await writeUpTo(23);
    const names = (await readdir(join(root, 'model/cars'))).sort();
    expect(names).toHaveLength(23);
    const sizes = await Promise.all(
      names.map(async (name) => (await stat(join(root, 'model/cars', name))).size),
    );
    expect(sizes.filter((size) => size === 0)).toHaveLength(3);
    expect(sizes.lastIndexOf(0)).toBe(2);
  });

  it('lets no writer that slept through 30 revisions write over them', async () => {
    await writeUpTo(31);
    expect(await registry.write('model/cars', 'stale', 1)).toBe(false);
    expect(await registry.read('model/cars')).toEqual({ key: 'model/cars', value: { n: 31 }, revision: 31 });
  });

  it('says which revision is no JSON', async () => {
    await mkdir(join(root, 'model/cars'), { recursive: true });
    await writeFile(join(root, 'model/cars/00000001.json'), '{"half":');
    await expect(registry.read('model/cars')).rejects.toMatchObject({
      name: 'DamagedArtefactError',
      message: 'registry item "model/cars", revision 1: no JSON. Restore its file.',
    });
  });

  it('does not wait for ever for the successor of an empty newest revision', async () => {
    await mkdir(join(root, 'model/cars'), { recursive: true });
    await writeFile(join(root, 'model/cars/00000001.json'), '');
    await expect(registry.read('model/cars')).rejects.toMatchObject({ name: 'DamagedArtefactError' });
  });
});
