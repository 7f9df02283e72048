import { describe, expect, it } from 'vitest';
import { candidateCounter } from '../../../cli/follow/count-candidates.ts';
import { keys } from '../../../core/contracts/keys.ts';
import type { Plan } from '../../../core/contracts/plan.ts';
import { memoryObjectStore } from '../../support/memory-object-store.ts';

/** A plan of paths with one candidate each. */
function planOf(nPaths: number): Plan {
  const indices = Array.from({ length: nPaths }, (_, index) => index);
  const paths = indices.map((index) => ({
    index,
    hash: `path-${index}`,
    candidateIndices: [index],
    splitIndices: [0],
  }));
  return { model: 'cars', nSplits: 1, candidates: indices, paths } as unknown as Plan;
}

function watchedStore() {
  const store = memoryObjectStore();
  const looks: string[] = [];
  const head: typeof store.head = (key) => {
    looks.push(key);
    return store.head(key);
  };
  const finish = (index: number) => store.put(keys.path('cars', `path-${index}`), '{}');
  return { store: { ...store, head }, finish, nLooks: () => looks.splice(0).length };
}

describe('candidateCounter', () => {
  it('counts what is done, and looks for no path that was seen done', async () => {
    const { store, finish, nLooks } = watchedStore();
    const count = candidateCounter(store);
    const plan = planOf(3);
    expect(await count(plan, 'next')).toBe(0);
    expect(nLooks()).toBe(3);
    await finish(1);
    expect(await count(plan, 'next')).toBe(1);
    expect(nLooks()).toBe(3);
    await finish(0);
    expect(await count(plan, 'next')).toBe(2);
    expect(nLooks()).toBe(2);
  });

  it('looks only for the next paths of a long plan, and for all of them at its end', async () => {
    const { store, finish, nLooks } = watchedStore();
    const count = candidateCounter(store);
    const plan = planOf(200);
    await finish(199);
    expect(await count(plan, 'next')).toBe(0);
    expect(nLooks()).toBe(64);
    expect(await count(plan, 'all')).toBe(1);
    expect(nLooks()).toBe(200);
  });
});
