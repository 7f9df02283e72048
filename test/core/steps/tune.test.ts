import { describe, expect, it } from 'vitest';
import { readModel } from '../../../core/registry/model-document.ts';
import { readRun } from '../../../core/registry/run-record.ts';
import { clean } from '../../../core/steps/clean.ts';
import { evaluatePath } from '../../../core/steps/evaluate-path.ts';
import { notifyFailure } from '../../../core/steps/notify-failure.ts';
import { plan } from '../../../core/steps/plan.ts';
import { promote } from '../../../core/steps/promote.ts';
import { select } from '../../../core/steps/select.ts';
import { startTune } from '../../../core/steps/start-tune.ts';
import { type MemoryPorts, memoryPorts } from '../../support/memory-ports.ts';
import { stoppablePorts } from '../../support/stoppable-ports.ts';
import { CARS_CONFIG, carsCsv, cleanAndTune, HOLDER, resumeCars, tuneCars, uploadCars } from './cars.ts';

const NOW_MS = Date.UTC(1975, 0, 2);

describe('the states of TUNE', () => {
  it('register the first model as champion when it beats the dummy', async () => {
    const ports = memoryPorts();
    const { promotion, runId } = await cleanAndTune(ports, carsCsv(1970, 1974));
    expect(promotion).toMatchObject({ version: 1, decision: { outcome: 'promoted', againstVersion: null } });
    expect((await readModel(ports.registry, 'cars'))?.aliases).toEqual({ champion: 1 });
    const model = JSON.parse(ports.store.contents()['models/cars/1/model.json']!);
    expect(model).toMatchObject({
      version: 1,
      lineage: { runId },
      rows: { nRows: 152, timeTo: '1974-01-01T00:00:00.000Z' },
    });
    expect(JSON.parse(ports.store.contents()['models/cars/aliases/champion.json']!)).toMatchObject({
      version: 1,
    });
    expect(ports.notified.map(({ subject }) => subject)).toEqual(['cars: version 1 is the new champion']);
  });

  it('do the same run only once', async () => {
    const ports = memoryPorts();
    const { dataSet, runId } = await cleanAndTune(ports, carsCsv(1970, 1974));
    const again = await startTune(dataSet, ports, { nowMs: NOW_MS, holder: HOLDER });
    expect(again).toMatchObject({ runId, alreadyFinished: true, attempt: 1 });
  });

  it('stopped before any write, entry or message and repeated, come to the same in all of them', async () => {
    const whole = stoppablePorts(memoryPorts());
    const first = await clean({ key: await uploadCars(whole, carsCsv(1970, 1974)) }, whole);
    const nBefore = whole.nEffects();
    await tuneCars(first, whole, { nowMs: NOW_MS });
    const nEffects = whole.nEffects() - nBefore;
    expect(nEffects).toBeGreaterThan(15);
    for (let k = 0; k < nEffects; k++) {
      const ports = stoppablePorts(memoryPorts());
      const dataSet = await clean({ key: await uploadCars(ports, carsCsv(1970, 1974)) }, ports);
      ports.stopAfter(k);
      await expect(tuneCars(dataSet, ports, { nowMs: NOW_MS })).rejects.toThrow('stopped before');
      ports.stopAfter(null);
      await resumeCars(dataSet, ports, { nowMs: NOW_MS });
      expect(await finalState(ports), `after ${k} effects`).toEqual(await finalState(whole));
    }
    const state = await finalState(whole);
    expect(state).toMatchObject({ model: { versions: [{ version: 1 }] }, run: { status: 'finished' } });
    expect(state).toMatchObject({ lease: { held: null }, deduplicationIds: [expect.any(String)] });
    expect(state.files[`models/cars/runs/${state.run?.runId}/run.json`]).toContain('"status": "finished"');
  });

  it('compare a later model with the champion on rows that neither was fitted on', async () => {
    const ports = memoryPorts();
    await cleanAndTune(ports, carsCsv(1970, 1974));
    const { promotion, runId } = await cleanAndTune(ports, carsCsv(1970, 1980), Date.UTC(1981, 0, 2));
    const planned = JSON.parse(ports.store.contents()[`models/cars/runs/${runId}/plan.json`]!);
    expect(planned.comparison).toMatchObject({ kind: 'unseen', championVersion: 1 });
    expect(planned.nSearchRows + planned.comparison.nRows + planned.nUnlabelled).toBe(345);
    const compared = ports.store
      .contents()
      [`models/cars/runs/${runId}/holdout.csv`]!.trim()
      .split('\n')
      .slice(1);
    expect(compared).toHaveLength(planned.comparison.nRows);
    for (const row of compared) expect(Number(row.slice(0, 4)), row).toBeGreaterThan(1974);
    expect(promotion.decision.againstVersion).toBe(1);
  });

  it('plan again when another version became champion meanwhile, and evaluate no path twice', async () => {
    const ports = memoryPorts();
    const dataSet = await clean({ key: await uploadCars(ports, carsCsv(1970, 1976)) }, ports);
    const run = await startTune(dataSet, ports, { nowMs: NOW_MS, holder: HOLDER });
    const before = await plan(run, ports);
    expect(before.comparison.championVersion).toBeNull();
    await notifyFailure(run, 'stopped', { ports, nowMs: NOW_MS, holder: HOLDER });
    await cleanAndTune(ports, carsCsv(1970, 1974));
    const after = await plan(run, ports);
    expect(after.comparison).toMatchObject({ championVersion: 1, kind: 'unseen' });
    expect(await plan(run, ports)).toEqual(after);
  });

  it('let a second run of the same model wait', async () => {
    const ports = memoryPorts();
    const first = await clean({ key: await uploadCars(ports, carsCsv(1970, 1974)) }, ports);
    await startTune(first, ports, { nowMs: NOW_MS, holder: HOLDER });
    const second = await clean({ key: await uploadCars(ports, carsCsv(1970, 1975)) }, ports);
    const started = startTune(second, ports, { nowMs: NOW_MS, holder: { host: 'test', pid: 2 } });
    await expect(started).rejects.toMatchObject({ name: 'ConflictError', code: 'CONFLICT' });
  });

  it('free the lease and say why when a run fails', async () => {
    const ports = memoryPorts();
    const dataSet = await clean({ key: await uploadCars(ports, carsCsv(1970, 1974)) }, ports);
    const run = await startTune(dataSet, ports, { nowMs: NOW_MS, holder: HOLDER });
    await notifyFailure(run, 'the disk is full', { ports, nowMs: NOW_MS, holder: HOLDER });
    expect(await readRun({ registry: ports.registry, ...run })).toMatchObject({
      status: 'failed',
      reason: 'the disk is full',
    });
    expect(ports.notified[0]).toMatchObject({
      subject: 'cars: tuning failed',
      attributes: { state: 'FAILED' },
    });
    const again = await startTune(dataSet, ports, { nowMs: NOW_MS, holder: { host: 'test', pid: 2 } });
    expect(again).toMatchObject({ runId: run.runId, attempt: 2, alreadyFinished: false });
  });

  it('keep a path without a result as failed candidates, and refuse a search of which too many failed', async () => {
    const ports = memoryPorts();
    const dataSet = await clean({ key: await uploadCars(ports, carsCsv(1970, 1974)) }, ports);
    const run = await startTune(dataSet, ports, { nowMs: NOW_MS, holder: HOLDER });
    await plan(run, ports);
    await expect(select(run, ports)).rejects.toMatchObject({ name: 'DataRefusedError' });
    const csv = ports.store.contents()[`models/cars/runs/${run.runId}/cv_results.csv`]!;
    expect(csv.trim().split('\n')).toHaveLength(6);
    expect(csv).toContain('NaN');
  });

  it('evaluate a path that has a result no second time', async () => {
    const ports = memoryPorts();
    const dataSet = await clean({ key: await uploadCars(ports, carsCsv(1970, 1974)) }, ports);
    const run = await startTune(dataSet, ports, { nowMs: NOW_MS, holder: HOLDER });
    await plan(run, ports);
    await evaluatePath({ ...run, pathIndex: 0 }, { store: ports.store, nowMs: () => 0 });
    const before = ports.store.nWrites();
    expect(await evaluatePath({ ...run, pathIndex: 0 }, { store: ports.store, nowMs: () => 0 })).toEqual({
      nCandidates: 4,
    });
    expect(ports.store.nWrites()).toBe(before);
  });

  it('promote a run once, however often Promote is repeated', async () => {
    const ports = memoryPorts();
    const run = await cleanAndTune(ports, carsCsv(1970, 1974));
    const nWrites = ports.store.nWrites();
    const repeated = await promote(run, ports, NOW_MS + 1000);
    expect(ports.store.nWrites()).toBe(nWrites);
    expect(repeated).toEqual(run.promotion);
    expect((await readModel(ports.registry, 'cars'))?.moves).toHaveLength(1);
  });

  it('want a target', async () => {
    const ports = memoryPorts();
    const config = CARS_CONFIG.replace('target: mpg, ', '').replace(', action: retune', '');
    const dataSet = await clean({ key: await uploadCars(ports, carsCsv(1970, 1974), config) }, ports);
    await expect(startTune(dataSet, ports, { nowMs: NOW_MS, holder: HOLDER })).rejects.toThrow(
      'config/cars.yaml data.target: no target is named, so there is nothing to predict. Allowed: the name of a column. ' +
        'Name the column that the model predicts.',
    );
  });
});

/** All that TUNE leaves, but for the number of the attempt. */
async function finalState({ store, registry, notified }: MemoryPorts) {
  const { runId } = (await readModel(registry, 'cars'))!.versions[0]!;
  const run = await readRun({ registry, model: 'cars', runId });
  const files = Object.entries(store.contents('models/')).map(([key, text]) => [
    key,
    key.endsWith('/run.json') ? text.replace(/"attempt": \d+/, '"attempt": 1') : text,
  ]);
  return {
    files: Object.fromEntries(files) as Record<string, string>,
    model: await readModel(registry, 'cars'),
    run: run && { ...run, attempt: 1 },
    lease: (await registry.read('lease/cars'))?.value,
    deduplicationIds: [...new Set(notified.map(({ deduplicationId }) => deduplicationId))],
  };
}
