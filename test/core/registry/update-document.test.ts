import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readDocument, updateDocument } from '../../../core/registry/update-document.ts';
import { createMemoryRegistry } from '../../support/memory-registry.ts';

const schema = z.strictObject({ format: z.literal('counter/1'), count: z.int().check(z.gte(0)) });

const place = () => ({ registry: createMemoryRegistry(), key: 'counter', schema });

const increment = (current: z.output<typeof schema> | undefined) => {
  const next = { format: 'counter/1' as const, count: (current?.count ?? 0) + 1 };
  return { next, result: next.count };
};

describe('the change of a document', () => {
  it('creates it, then changes it', async () => {
    const counter = place();
    expect(await updateDocument(counter, increment)).toBe(1);
    expect(await updateDocument(counter, increment)).toBe(2);
    expect(await readDocument(counter)).toEqual({ format: 'counter/1', count: 2 });
  });

  it('loses nothing of what 20 change at once', async () => {
    const counter = place();
    const results = await Promise.all(Array.from({ length: 20 }, () => updateDocument(counter, increment)));
    expect(results.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect((await readDocument(counter))?.count).toBe(20);
  });

  it('writes nothing where nothing changes', async () => {
    const counter = place();
    expect(await updateDocument(counter, () => ({ next: null, result: 'seen' }))).toBe('seen');
    expect(await counter.registry.read('counter')).toBeUndefined();
  });

  it('gives up after 20 lost rounds', async () => {
    const registry = { ...createMemoryRegistry(), write: async () => false };
    let nTries = 0;
    const changing = updateDocument({ registry, key: 'counter', schema }, (current) => {
      nTries++;
      return increment(current);
    });
    await expect(changing).rejects.toMatchObject({
      name: 'ConflictError',
      message: 'registry item counter: changed by others during each of 20 tries. Try again.',
    });
    expect(nTries).toBe(20);
  });

  it('refuses a document that is not what its format says', async () => {
    const counter = place();
    await counter.registry.write('counter', { format: 'counter/1', count: 'many' }, 0);
    const expected = {
      name: 'DamagedArtefactError',
      message: expect.stringContaining('registry item counter, revision 1: count: found "many"'),
    };
    await expect(readDocument(counter)).rejects.toMatchObject(expected);
    await expect(updateDocument(counter, increment)).rejects.toMatchObject(expected);
  });

  it('refuses a document of another format', async () => {
    const counter = place();
    await counter.registry.write('counter', { format: 'counter/2', count: 1 }, 0);
    await expect(readDocument(counter)).rejects.toThrow(
      'registry item counter, revision 1: format: found "counter/2"',
    );
  });
});
