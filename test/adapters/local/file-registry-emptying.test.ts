import { expect, it, vi } from 'vitest';
import { createFileRegistry } from '../../../adapters/local/file-registry.ts';
import { temporaryFolder } from './temporary-folder.ts';

const { beforeReading } = vi.hoisted(() => ({ beforeReading: { once: async () => {} } }));

vi.mock('node:fs/promises', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:fs/promises')>();
  const readFile = async (path: string, encoding: 'utf8') => {
    const { once } = beforeReading;
    beforeReading.once = async () => {};
    await once();
    return original.readFile(path, encoding);
  };
  return { ...original, readFile };
});

it('reads the newest revision though the one that it found was emptied meanwhile', async () => {
  const { root, dispose } = await temporaryFolder();
  const registry = createFileRegistry(root);
  await registry.write('model/cars', 'found', 0);
  beforeReading.once = async () => {
    for (let n = 1; n <= 25; n++) await registry.write('model/cars', `written meanwhile ${n}`, n);
  };
  const item = await registry.read('model/cars');
  expect(item).toEqual({ key: 'model/cars', value: 'written meanwhile 25', revision: 26 });
  await dispose();
});
