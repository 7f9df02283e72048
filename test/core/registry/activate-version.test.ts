import { describe, expect, it } from 'vitest';
import { activateVersion } from '../../../core/registry/activate-version.ts';
import { readModel } from '../../../core/registry/model-document.ts';
import { promoteVersion } from '../../../core/registry/move-alias.ts';
import { createMemoryRegistry } from '../../support/memory-registry.ts';
import {
  decisionOf,
  NOW,
  NOW_MS,
  register,
  registerChampions,
  reserve,
  runNumber,
} from './register-versions.ts';

const NEWER_UPLOAD = 'Version 1, the champion, is made of a newer upload than version 2.';

describe('the activation of a version', () => {
  it('makes a promoted version champion and keeps the move', async () => {
    const registry = createMemoryRegistry();
    const version = await reserve(registry, runNumber(1));
    const run = { registry, model: 'cars', runId: 'run-1', version, expectedChampion: null, nowMs: NOW_MS };
    const decision = decisionOf('promoted', 'it beats the baseline');
    expect(await activateVersion({ ...run, decision, metrics: { rmse: 2.5 } })).toEqual(decision);
    const document = await readModel(registry, 'cars');
    expect(document?.aliases).toEqual({ champion: 1 });
    expect(document?.versions).toMatchObject([
      { version: 1, status: 'ready', decision, metrics: { rmse: 2.5 } },
    ]);
    expect(document?.moves).toEqual([
      { at: NOW, alias: 'champion', from: null, to: 1, reason: 'it beats the baseline', by: 'tune' },
    ]);
  });

  it('makes a version that did not win challenger and leaves the champion', async () => {
    const registry = createMemoryRegistry();
    await registerChampions(registry, 1);
    await register(registry, runNumber(2), { outcome: 'challenger', expectedChampion: 1 });
    await register(registry, runNumber(3), { outcome: 'challenger', expectedChampion: 1 });
    const document = await readModel(registry, 'cars');
    expect(document?.aliases).toEqual({ champion: 1, challenger: 3 });
    expect(document?.moves.map(({ alias, from, to }) => [alias, from, to])).toEqual([
      ['champion', null, 1],
      ['challenger', null, 2],
      ['challenger', 2, 3],
    ]);
  });

  it('needs one write, so that no reader sees a version without its alias', async () => {
    const memory = createMemoryRegistry();
    const version = await reserve(memory, runNumber(1));
    let nWrites = 0;
    const write = (...args: Parameters<typeof memory.write>) => {
      nWrites++;
      return memory.write(...args);
    };
    const registry = { ...memory, write };
    const decision = decisionOf('promoted');
    const run = { model: 'cars', runId: 'run-1', version, expectedChampion: null, nowMs: NOW_MS };
    await activateVersion({ registry, decision, ...run });
    expect(nWrites).toBe(1);
  });

  it('answers a repeat with what was done, whatever happened since', async () => {
    const registry = createMemoryRegistry();
    await registerChampions(registry, 2);
    const before = await readModel(registry, 'cars');
    const again = await register(registry, runNumber(1), { outcome: 'promoted', expectedChampion: null });
    expect(again).toEqual(decisionOf('promoted'));
    expect(await readModel(registry, 'cars')).toEqual(before);
  });

  it('refuses a promotion when the champion changed since the comparison', async () => {
    const registry = createMemoryRegistry();
    await registerChampions(registry, 2);
    const decision = await register(registry, runNumber(3), { outcome: 'promoted', expectedChampion: 1 });
    const reason = 'Version 3 was compared when version 1 was in service, and now version 2 is champion.';
    expect(decision).toEqual({ ...decisionOf('promoted'), outcome: 'challenger', reason });
    expect((await readModel(registry, 'cars'))?.aliases).toEqual({ champion: 2, challenger: 3 });
    const again = await register(registry, runNumber(3), { outcome: 'promoted', expectedChampion: 1 });
    expect(again).toEqual(decision);
  });

  it('refuses a promotion made without a champion when there is one now', async () => {
    const registry = createMemoryRegistry();
    await registerChampions(registry, 1);
    const { reason } = await register(registry, runNumber(2), {
      outcome: 'promoted',
      expectedChampion: null,
    });
    expect(reason).toBe(
      'Version 2 was compared when no champion was in service, and now version 1 is champion.',
    );
  });

  it('refuses to put the model of an older upload in place of a newer one', async () => {
    const registry = createMemoryRegistry();
    await register(registry, runNumber(9), { outcome: 'promoted', expectedChampion: null });
    const decision = await register(registry, runNumber(4), { outcome: 'promoted', expectedChampion: 1 });
    expect(decision).toMatchObject({ outcome: 'challenger', reason: NEWER_UPLOAD });
    expect((await readModel(registry, 'cars'))?.aliases).toEqual({ champion: 1, challenger: 2 });
  });

  it('leaves the challenger where it is made of a newer upload, and says so', async () => {
    const registry = createMemoryRegistry();
    await registerChampions(registry, 1);
    await register(registry, runNumber(9), { outcome: 'challenger', expectedChampion: 1 });
    const older = { outcome: 'challenger', expectedChampion: 1 } as const;
    const decision = await register(registry, runNumber(4), older);
    const reason = 'it is challenger Version 2 is made of a newer upload and remains the challenger.';
    expect(decision).toEqual({ ...decisionOf('challenger'), reason });
    const document = await readModel(registry, 'cars');
    expect(document?.aliases).toEqual({ champion: 1, challenger: 2 });
    expect(document?.versions[2]).toMatchObject({ version: 3, status: 'ready', decision });
    expect(document?.moves).toHaveLength(2);
    expect(await register(registry, runNumber(4), older)).toEqual(decision);
  });

  it('promotes another model of the same upload', async () => {
    const registry = createMemoryRegistry();
    await registerChampions(registry, 1);
    const rerun = { runId: 'run-with-other-grid', uploadedAtMs: runNumber(1).uploadedAtMs };
    await register(registry, rerun, { outcome: 'promoted', expectedChampion: 1 });
    expect((await readModel(registry, 'cars'))?.aliases).toEqual({ champion: 2 });
  });

  it('lets exactly one of several promotions over the same champion through', async () => {
    const registry = createMemoryRegistry();
    await registerChampions(registry, 1);
    const runs = [2, 3, 4, 5].map(runNumber);
    for (const run of runs) await reserve(registry, run);
    const decisions = await Promise.all(
      runs.map((run) => register(registry, run, { outcome: 'promoted', expectedChampion: 1 })),
    );
    expect(decisions.filter(({ outcome }) => outcome === 'promoted')).toHaveLength(1);
    const winner = 2 + decisions.findIndex(({ outcome }) => outcome === 'promoted');
    expect((await readModel(registry, 'cars'))?.aliases.champion).toBe(winner);
  });

  it('takes the challenger alias from a challenger that is promoted', async () => {
    const registry = createMemoryRegistry();
    await registerChampions(registry, 1);
    await register(registry, runNumber(2), { outcome: 'challenger', expectedChampion: 1 });
    await promoteVersion({ registry, model: 'cars', version: 2, nowMs: NOW_MS, reason: 'by hand' });
    const document = await readModel(registry, 'cars');
    expect(document?.aliases).toEqual({ champion: 2 });
    expect(document?.moves.slice(-2)).toEqual([
      { at: NOW, alias: 'champion', from: 1, to: 2, reason: 'by hand', by: 'promote' },
      { at: NOW, alias: 'challenger', from: 2, to: null, reason: 'by hand', by: 'promote' },
    ]);
  });

  it('refuses a version that the run has not reserved', async () => {
    const registry = createMemoryRegistry();
    await reserve(registry, runNumber(1));
    const decision = decisionOf('promoted');
    const run = {
      registry,
      model: 'cars',
      runId: 'run-2',
      version: 1,
      expectedChampion: null,
      nowMs: NOW_MS,
    };
    await expect(activateVersion({ decision, ...run })).rejects.toMatchObject({
      name: 'NotFoundError',
      message:
        'model cars: run run-2 has not reserved version 1. Reserve the version before it is activated.',
    });
  });
});
