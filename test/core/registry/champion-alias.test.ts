import { describe, expect, it } from 'vitest';
import { writeChampionAlias } from '../../../core/registry/champion-alias.ts';
import { promoteVersion, rollbackChampion } from '../../../core/registry/move-alias.ts';
import { memoryPorts } from '../../support/memory-ports.ts';
import { NOW_MS, register, registerChampions, runNumber } from './register-versions.ts';

const KEY = 'models/cars/aliases/champion.json';
const byHand = { model: 'cars', nowMs: NOW_MS, reason: 'by hand' };

describe("the file of the champion's alias", () => {
  it('says what the registry says', async () => {
    const ports = memoryPorts();
    await registerChampions(ports.registry, 2);
    expect(await writeChampionAlias('cars', ports)).toBe(2);
    expect(JSON.parse(ports.store.contents()[KEY]!)).toEqual({
      format: 'upkeep-alias/1',
      model: 'cars',
      alias: 'champion',
      version: 2,
      runId: 'run-2',
      key: 'models/cars/2/model.json',
    });
  });

  it('is written again when the champion moved during the write', async () => {
    const ports = memoryPorts();
    const { registry } = ports;
    await registerChampions(registry, 3);
    let nPuts = 0;
    const put: typeof ports.store.put = async (key, body) => {
      // Both happen after the registry was read and before the file is there.
      if (nPuts++ === 0) await rollbackChampion({ registry, ...byHand });
      return ports.store.put(key, body);
    };
    expect(await writeChampionAlias('cars', { registry, store: { ...ports.store, put } })).toBe(2);
    expect(JSON.parse(ports.store.contents()[KEY]!)).toMatchObject({ version: 2 });
  });

  it('is right after several moves at once, in whatever order their writes end', async () => {
    const ports = memoryPorts();
    const { registry } = ports;
    await registerChampions(registry, 3);
    let nPuts = 0;
    const put: typeof ports.store.put = async (key, body) => {
      // The first to write is the last to arrive.
      const nTurns = nPuts++ === 0 ? 50 : 1;
      for (let turn = 0; turn < nTurns; turn++) await Promise.resolve();
      return ports.store.put(key, body);
    };
    const slow = { registry, store: { ...ports.store, put } };
    await Promise.all(
      [1, 2, 1, 3].map(async (version) => {
        await promoteVersion({ registry, version, ...byHand });
        await writeChampionAlias('cars', slow);
      }),
    );
    const document = (await registry.read('model/cars'))?.value as { aliases: { champion: number } };
    expect(JSON.parse(ports.store.contents()[KEY]!)).toMatchObject({ version: document.aliases.champion });
  });

  it('is left alone when it is right, and mended when it is damaged', async () => {
    const ports = memoryPorts();
    await registerChampions(ports.registry, 1);
    await writeChampionAlias('cars', ports);
    const right = ports.store.contents()[KEY]!;
    const nWrites = ports.store.nWrites();
    await writeChampionAlias('cars', ports);
    expect(ports.store.nWrites()).toBe(nWrites);
    await ports.store.put(KEY, '{');
    await writeChampionAlias('cars', ports);
    expect(ports.store.contents()[KEY]).toBe(right);
  });

  it('is not written without a champion', async () => {
    const ports = memoryPorts();
    expect(await writeChampionAlias('cars', ports)).toBeNull();
    await register(ports.registry, runNumber(1), { outcome: 'challenger', expectedChampion: null });
    expect(await writeChampionAlias('cars', ports)).toBeNull();
    expect(ports.store.contents()).toEqual({});
  });
});
