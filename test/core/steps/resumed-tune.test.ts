import { describe, expect, it } from 'vitest';
import { readModel } from '../../../core/registry/model-document.ts';
import { promoteVersion, rollbackChampion } from '../../../core/registry/move-alias.ts';
import { readRun } from '../../../core/registry/run-record.ts';
import { clean } from '../../../core/steps/clean.ts';
import { notifyFailure } from '../../../core/steps/notify-failure.ts';
import { startTune } from '../../../core/steps/start-tune.ts';
import { memoryPorts } from '../../support/memory-ports.ts';
import { stoppablePorts } from '../../support/stoppable-ports.ts';
import {
  CARS_CONFIG,
  carsCsv,
  cleanAndTune,
  HOLDER,
  NEXT_HOLDER,
  resumeCars,
  tuneCars,
  uploadCars,
} from './cars.ts';

const NOW_MS = Date.UTC(1975, 0, 2);
const byHand = { model: 'cars', nowMs: NOW_MS, reason: 'by hand' };
const ALIAS = 'models/cars/aliases/champion.json';

/** The ports after a first champion, and a second run that was stopped right before the given effect. */
async function stoppedSecondRun(before: RegExp, config = CARS_CONFIG) {
  for (let k = 0; ; k++) {
    const ports = stoppablePorts(memoryPorts());
    await cleanAndTune(ports, carsCsv(1970, 1974));
    const dataSet = await clean({ key: await uploadCars(ports, carsCsv(1970, 1980), config) }, ports);
    ports.stopAfter(k);
    const stopped = await tuneCars(dataSet, ports, { nowMs: NOW_MS }).catch((error: Error) => error.message);
    ports.stopAfter(null);
    if (typeof stopped !== 'string') throw new Error(`no effect matches ${before}`);
    if (before.test(stopped)) return { ports, dataSet };
  }
}

const wellAbove = CARS_CONFIG.replace('tune:\n', 'tune:\n  promote: { margin: 50 }\n');

describe('a run that is taken up again after it registered its version', () => {
  it('does not serve a version that was rolled back meanwhile', async () => {
    const { ports, dataSet } = await stoppedSecondRun(/run\.json/);
    const { registry } = ports;
    expect((await readModel(registry, 'cars'))?.aliases).toEqual({ champion: 2 });
    await rollbackChampion({ registry, ...byHand });
    const { promotion } = await resumeCars(dataSet, ports, { nowMs: NOW_MS });
    expect(promotion).toMatchObject({ version: 2, decision: { outcome: 'promoted' } });
    expect((await readModel(registry, 'cars'))?.aliases).toEqual({ champion: 1 });
    expect(JSON.parse(ports.store.contents()[ALIAS]!)).toMatchObject({ version: 1 });
    expect(ports.notified.at(-1)?.subject).toBe(
      'cars: version 2 was promoted, and another version is champion by now',
    );
  });

  it('brings the file up to the registry when it was stopped between the two', async () => {
    const { ports, dataSet } = await stoppedSecondRun(/aliases\/champion\.json/);
    expect(JSON.parse(ports.store.contents()[ALIAS]!)).toMatchObject({ version: 1 });
    await resumeCars(dataSet, ports, { nowMs: NOW_MS });
    expect(JSON.parse(ports.store.contents()[ALIAS]!)).toMatchObject({ version: 2 });
  });

  it('changes neither its model nor its plan nor its decision, whoever is champion by now', async () => {
    const { ports, dataSet } = await stoppedSecondRun(/run\.json/, wellAbove);
    const { registry, store } = ports;
    const other = CARS_CONFIG.replace('[0.1, 1, 10]', '[0.5, 5]');
    const third = await clean({ key: await uploadCars(ports, carsCsv(1970, 1981), other) }, ports);
    await resumeCars(third, ports, { nowMs: NOW_MS });
    await promoteVersion({ registry, version: 3, ...byHand });
    const before = store.contents('models/');
    const registered = await readModel(registry, 'cars');
    expect(registered?.versions[1]).toMatchObject({ version: 2, decision: { outcome: 'challenger' } });
    await ports.store.put('config/cars.yaml', wellAbove);
    const { promotion, runId } = await resumeCars(dataSet, ports, { nowMs: NOW_MS });
    expect(promotion).toEqual({ version: 2, decision: registered?.versions[1]?.decision });
    expect(await readModel(registry, 'cars')).toEqual(registered);
    const { [`models/cars/runs/${runId}/run.json`]: summary, ...after } = store.contents('models/');
    expect(summary).toContain('"version": 2');
    // The champion's file follows the promotion by hand, which this test made without it.
    expect({ ...after, [ALIAS]: '' }).toEqual({ ...before, [ALIAS]: '' });
  });
});

describe('a lease', () => {
  it('keeps a second process from the run that the first works on', async () => {
    const ports = memoryPorts();
    const dataSet = await clean({ key: await uploadCars(ports, carsCsv(1970, 1974)) }, ports);
    await startTune(dataSet, ports, { nowMs: NOW_MS, holder: HOLDER });
    const second = startTune(dataSet, ports, {
      nowMs: NOW_MS,
      holder: NEXT_HOLDER,
      isHolderGone: () => false,
    });
    await expect(second).rejects.toThrow('process 1 on test works on the same run');
  });

  it('that was lost lets a run say nothing and change nothing', async () => {
    const ports = memoryPorts();
    const dataSet = await clean({ key: await uploadCars(ports, carsCsv(1970, 1974)) }, ports);
    const run = await startTune(dataSet, ports, { nowMs: NOW_MS, holder: HOLDER });
    await startTune(dataSet, ports, { nowMs: NOW_MS, holder: NEXT_HOLDER, isHolderGone: () => true });
    await notifyFailure(run, 'too late', { ports, nowMs: NOW_MS, holder: HOLDER });
    expect(ports.notified).toEqual([]);
    expect(await readRun({ registry: ports.registry, ...run })).toMatchObject({
      status: 'running',
      attempt: 2,
    });
  });

  it('that a finished run left behind is given back by the next look at it', async () => {
    const { ports, dataSet } = await stoppedSecondRun(/registering lease\/cars\/?$/, wellAbove).then(
      async (first) => {
        await resumeCars(first.dataSet, first.ports, { nowMs: NOW_MS });
        return first;
      },
    );
    expect((await ports.registry.read('lease/cars'))?.value).toMatchObject({ held: null });
    expect(await startTune(dataSet, ports, { nowMs: NOW_MS, holder: HOLDER })).toMatchObject({
      alreadyFinished: true,
    });
  });
});

describe('a failure', () => {
  it('after the run was finished is told to nobody', async () => {
    const ports = memoryPorts();
    const { dataSet, runId } = await cleanAndTune(ports, carsCsv(1970, 1974));
    const before = await readRun({ registry: ports.registry, model: 'cars', runId });
    // As it is while the one that finished the run has not given the lease back yet.
    const lease = (await ports.registry.read('lease/cars'))!;
    const held = { owner: runId, holder: HOLDER, acquiredAtMs: NOW_MS, expiresAtMs: NOW_MS + 1 };
    await ports.registry.write('lease/cars', { format: 'upkeep-lease/1', held }, lease.revision);
    await notifyFailure({ model: 'cars', runId, attempt: 1 }, 'late', {
      ports,
      nowMs: NOW_MS,
      holder: HOLDER,
    });
    expect(ports.notified.map(({ subject }) => subject)).toEqual(['cars: version 1 is the new champion']);
    expect(await readRun({ registry: ports.registry, model: 'cars', runId })).toEqual(before);
    await startTune(dataSet, ports, { nowMs: NOW_MS, holder: NEXT_HOLDER });
    expect((await ports.registry.read('lease/cars'))?.value).toMatchObject({ held: null });
  });

  it('after the version was registered does not claim that the champion is unchanged', async () => {
    const { ports, dataSet } = await stoppedSecondRun(/run\.json/);
    const run = await startTune(dataSet, ports, { nowMs: NOW_MS, holder: HOLDER });
    await notifyFailure(run, 'the disk is full', { ports, nowMs: NOW_MS, holder: HOLDER });
    expect(ports.notified.at(-1)?.text).toBe(
      `the disk is full\nModel cars, run ${run.runId}, attempt 2. ` +
        'Version 2 was registered before that; starting the run again only tells of it.',
    );
  });
});
