import { beforeEach, describe, expect, it } from 'vitest';
import type { Registry } from '../../../core/ports/registry.ts';
import { readModel } from '../../../core/registry/model-document.ts';
import { promoteVersion, rollbackChampion } from '../../../core/registry/move-alias.ts';
import { createMemoryRegistry } from '../../support/memory-registry.ts';
import { NOW, NOW_MS, register, registerChampions, reserve, runNumber } from './register-versions.ts';

let registry: Registry;
beforeEach(() => {
  registry = createMemoryRegistry();
});

const byHand = { model: 'cars', nowMs: NOW_MS, reason: 'by hand' };
const championNow = async () => (await readModel(registry, 'cars'))?.aliases.champion;
const nMoves = async () => (await readModel(registry, 'cars'))?.moves.length;

describe('a promotion by hand', () => {
  it('makes any registered version champion and keeps the move', async () => {
    await registerChampions(registry, 3);
    expect(await promoteVersion({ registry, version: 1, ...byHand })).toEqual({ from: 3, to: 1 });
    expect(await championNow()).toBe(1);
    expect((await readModel(registry, 'cars'))?.moves.at(-1)).toEqual({
      at: NOW,
      alias: 'champion',
      from: 3,
      to: 1,
      reason: 'by hand',
      by: 'promote',
    });
  });

  it('changes nothing for the champion', async () => {
    await registerChampions(registry, 2);
    expect(await promoteVersion({ registry, version: 2, ...byHand })).toEqual({ from: 2, to: 2 });
    expect(await nMoves()).toBe(2);
  });

  it('refuses a version that does not exist, naming those that do', async () => {
    await registerChampions(registry, 2);
    await expect(promoteVersion({ registry, version: 7, ...byHand })).rejects.toMatchObject({
      name: 'NotFoundError',
      message: 'model cars: there is no version 7. Allowed: 1, 2.',
    });
  });

  it('refuses a version whose run has not finished', async () => {
    await registerChampions(registry, 1);
    await reserve(registry, runNumber(2));
    await expect(promoteVersion({ registry, version: 2, ...byHand })).rejects.toThrow(
      'model cars: version 2 is not finished yet. Allowed: 1.',
    );
  });

  it('refuses a model that does not exist', async () => {
    await expect(promoteVersion({ registry, version: 1, ...byHand })).rejects.toThrow(
      'model cars: no model of this name is registered. `upkeep models` lists them.',
    );
    expect(await readModel(registry, 'cars')).toBeUndefined();
  });

  it('lets exactly one of two through that expect the same champion', async () => {
    await registerChampions(registry, 3);
    const results = await Promise.allSettled(
      [1, 2].map((version) => promoteVersion({ registry, version, expectedChampion: 3, ...byHand })),
    );
    const winner = results.findIndex(({ status }) => status === 'fulfilled') + 1;
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await championNow()).toBe(winner);
    const rejected = results.find((result) => result.status === 'rejected');
    expect(rejected?.reason).toMatchObject({
      name: 'ConflictError',
      message:
        `model cars: the champion is version ${winner}, where version 3 was to be replaced. ` +
        'Look at the model again and decide anew.',
    });
  });
});

describe('a rollback', () => {
  it('puts the champion before this one back into service', async () => {
    await registerChampions(registry, 2);
    expect(await rollbackChampion({ registry, ...byHand })).toEqual({ from: 2, to: 1 });
    expect(await championNow()).toBe(1);
    expect((await readModel(registry, 'cars'))?.moves.at(-1)).toMatchObject({
      from: 2,
      to: 1,
      by: 'rollback',
    });
  });

  it('goes on to earlier champions, not back to the one that was rolled back', async () => {
    await registerChampions(registry, 3);
    expect(await rollbackChampion({ registry, ...byHand })).toEqual({ from: 3, to: 2 });
    expect(await rollbackChampion({ registry, ...byHand })).toEqual({ from: 2, to: 1 });
    await expect(rollbackChampion({ registry, ...byHand })).rejects.toMatchObject({
      name: 'ConfigurationError',
      message:
        'model cars: version 1 has no champion before it to go back to. ' +
        'Name the version that is wanted: upkeep promote cars:VERSION.',
    });
  });

  it('undoes a promotion by hand, also one after a rollback', async () => {
    await registerChampions(registry, 3);
    await rollbackChampion({ registry, ...byHand });
    await promoteVersion({ registry, version: 3, ...byHand });
    expect(await rollbackChampion({ registry, ...byHand })).toEqual({ from: 3, to: 2 });
  });

  it('is not misled by moves of the challenger', async () => {
    await registerChampions(registry, 2);
    await register(registry, runNumber(3), { outcome: 'challenger', expectedChampion: 2 });
    expect(await rollbackChampion({ registry, ...byHand })).toEqual({ from: 2, to: 1 });
  });

  it('happens once of two at once that expect the same champion', async () => {
    await registerChampions(registry, 3);
    const results = await Promise.allSettled(
      [1, 2].map(() => rollbackChampion({ registry, expectedChampion: 3, ...byHand })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await championNow()).toBe(2);
  });

  it('refuses a model without a champion, naming its aliases', async () => {
    await register(registry, runNumber(1), { outcome: 'challenger', expectedChampion: null });
    await expect(rollbackChampion({ registry, ...byHand })).rejects.toMatchObject({
      name: 'NotFoundError',
      message: 'model cars: it has no champion. Allowed: challenger (version 1).',
    });
  });
});
