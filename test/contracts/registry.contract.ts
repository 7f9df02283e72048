import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonValue } from '../../core/contracts/json.ts';
import type { Registry } from '../../core/ports/registry.ts';
import { readModel } from '../../core/registry/model-document.ts';
import { promoteVersion } from '../../core/registry/move-alias.ts';
import { NOW_MS, registerChampions } from '../core/registry/register-versions.ts';
import { collect } from './collect.ts';

export interface RegistryAdapter {
  /** Empty, and nobody else's. */
  readonly registry: Registry;
  readonly dispose: () => Promise<void>;
}

/** What every registry does, whatever it keeps its documents in. */
export function describeRegistry(name: string, makeAdapter: () => Promise<RegistryAdapter>): void {
  describe(`${name} as a registry`, () => {
    let registry: Registry;
    let dispose: () => Promise<void>;
    beforeEach(async () => {
      ({ registry, dispose } = await makeAdapter());
    });
    afterEach(() => dispose());

    describeCompareAndSet(() => registry);
    describeConcurrency(() => registry);
    describePromotions(() => registry);
    describeListing(() => registry);
  });
}

function describeCompareAndSet(registry: () => Registry): void {
  it('has nothing under a key that was never written', async () => {
    expect(await registry().read('model/cars')).toBeUndefined();
  });

  it('creates at revision 1 and counts each write', async () => {
    for (let revision = 1; revision <= 25; revision++) {
      expect(await registry().write('model/cars', { n: revision }, revision - 1)).toBe(true);
      expect(await registry().read('model/cars')).toEqual({
        key: 'model/cars',
        value: { n: revision },
        revision,
      });
    }
  });

  it('writes nothing when the document is at another revision', async () => {
    for (let revision = 0; revision < 30; revision++)
      await registry().write('model/cars', revision, revision);
    for (const stale of [0, 1, 2, 9, 28, 29, 31, 1000]) {
      expect(await registry().write('model/cars', 'stale', stale), `at ${stale}`).toBe(false);
    }
    expect(await registry().read('model/cars')).toEqual({ key: 'model/cars', value: 29, revision: 30 });
  });

  it('creates nothing at a revision other than 0', async () => {
    expect(await registry().write('model/cars', 'x', 1)).toBe(false);
    expect(await registry().read('model/cars')).toBeUndefined();
  });

  it.each<{ value: JsonValue }>([
    { value: null },
    { value: false },
    { value: 0.1 },
    { value: -1e-308 },
    { value: '' },
    { value: 'Zoë 🚗 "quoted"\n' },
    { value: [] },
    { value: [1, [2, []], {}] },
    { value: { '': 1, 'a.b': null, ['__proto__']: { nested: ['é'] } } },
    { value: { text: 'x'.repeat(100_000) } },
  ])('gives back the value of case %#', async ({ value }) => {
    await registry().write('some/key', value, 0);
    expect((await registry().read('some/key'))?.value).toEqual(value);
  });

  it('keeps documents apart whose keys begin alike', async () => {
    for (const key of ['run/a', 'run/a/b', 'run/a b', 'run/a%2Fb']) await registry().write(key, key, 0);
    for (const key of ['run/a', 'run/a/b', 'run/a b', 'run/a%2Fb']) {
      expect(await registry().read(key)).toEqual({ key, value: key, revision: 1 });
    }
    expect(await registry().read('run')).toBeUndefined();
  });
}

function describeConcurrency(registry: () => Registry): void {
  it('lets exactly one of 20 writers at the same revision win', async () => {
    for (let revision = 0; revision < 3; revision++) {
      const won = await Promise.all(
        Array.from({ length: 20 }, (_, i) => registry().write('model/cars', `writer ${i}`, revision)),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      const winner = `writer ${won.indexOf(true)}`;
      expect(await registry().read('model/cars')).toMatchObject({ value: winner, revision: revision + 1 });
    }
  });

  it('loses no increment of several writers that read and write', async () => {
    const increment = async () => {
      for (;;) {
        const item = await registry().read('counter');
        const next = ((item?.value as number | undefined) ?? 0) + 1;
        if (await registry().write('counter', next, item?.revision ?? 0)) return;
      }
    };
    await Promise.all(
      Array.from({ length: 5 }, async () => {
        for (let i = 0; i < 10; i++) await increment();
      }),
    );
    expect(await registry().read('counter')).toEqual({ key: 'counter', value: 50, revision: 50 });
  });

  it('never shows a reader an older revision than it saw before', async () => {
    let ended = false;
    const writing = (async () => {
      for (let revision = 0; revision < 30; revision++)
        await registry().write('model/cars', revision + 1, revision);
      ended = true;
    })();
    let seen = 0;
    while (!ended) {
      const item = await registry().read('model/cars');
      const revision = item?.revision ?? 0;
      expect(revision).toBeGreaterThanOrEqual(seen);
      expect(item?.value ?? 0).toBe(revision);
      seen = revision;
    }
    await writing;
    expect((await registry().read('model/cars'))?.revision).toBe(30);
  });
}

function describePromotions(registry: () => Registry): void {
  it('lets exactly one of several promotions at once win, and tells the others by whom they lost', async () => {
    await registerChampions(registry(), 5);
    const promoted = await Promise.allSettled(
      [1, 2, 3, 4].map((version) =>
        promoteVersion({
          registry: registry(),
          model: 'cars',
          version,
          expectedChampion: 5,
          reason: `by hand ${version}`,
          nowMs: NOW_MS,
        }),
      ),
    );
    const winner = promoted.findIndex(({ status }) => status === 'fulfilled') + 1;
    const lost = promoted.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(lost).toHaveLength(3);
    for (const error of lost) {
      expect(error).toMatchObject({ name: 'ConflictError' });
      expect(error.message).toContain(
        `the champion is version ${winner}, where version 5 was to be replaced`,
      );
    }
    const { aliases, moves } = (await readModel(registry(), 'cars'))!;
    expect(aliases.champion).toBe(winner);
    expect(moves.filter(({ by }) => by === 'promote').map(({ to }) => to)).toEqual([winner]);
  });
}

function describeListing(registry: () => Registry): void {
  const KEYS = [
    'alerts/cars',
    'model/a',
    'model/a-b',
    'model/a/x',
    'model/b',
    'run/a/1',
    'run/a/2',
    'run/b/1',
  ];

  it.each([
    ['', KEYS],
    ['model/', ['model/a', 'model/a-b', 'model/a/x', 'model/b']],
    ['model/a', ['model/a', 'model/a-b', 'model/a/x']],
    ['run/a/', ['run/a/1', 'run/a/2']],
    ['lease/', []],
  ])('lists the newest of what starts with %j, ascending', async (prefix, expected) => {
    for (const key of [...KEYS].reverse()) {
      await registry().write(key, 'first', 0);
      await registry().write(key, { of: key }, 1);
    }
    const items = await collect(registry().list(prefix));
    expect(items).toEqual(expected.map((key) => ({ key, value: { of: key }, revision: 2 })));
  });
}
