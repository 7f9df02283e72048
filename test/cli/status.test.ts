import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { keys } from '../../core/contracts/keys.ts';
import { updateRetune, writeStates } from '../../core/registry/alerts-document.ts';
import { leaveWaiting } from '../../core/registry/waiting-tune.ts';
import { clean } from '../../core/steps/clean.ts';
import { evaluatePath } from '../../core/steps/evaluate-path.ts';
import { notifyFailure } from '../../core/steps/notify-failure.ts';
import { plan } from '../../core/steps/plan.ts';
import { startTune } from '../../core/steps/start-tune.ts';
import { latestRound, pathsOfRound } from '../../core/tuning/rounds.ts';
import { CARS_CONFIG, carsCsv, cleanAndTune, uploadCars } from '../core/steps/cars.ts';
import { HALVING_CONFIG } from '../core/steps/halving-cars.ts';
import { memoryPorts } from '../support/memory-ports.ts';
import { runMain, runOnStack } from './run-main.ts';

type MemoryPorts = ReturnType<typeof memoryPorts>;

const RULE_STATE = {
  rule: 'rmse above 4.5',
  state: 'ALARM',
  version: 1,
  servedAfter: null,
  sinceWindow: '1978',
  lastWindow: '1980',
  lastValue: 5.3,
} as const;

async function textOf(ports: MemoryPorts, ...argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await runOnStack(ports, 'status', ...argv, '--stack', 'Test');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

async function documentOf(ports: MemoryPorts) {
  return JSON.parse((await runOnStack(ports, 'status', '--json', '--stack', 'Test')).stdout).models;
}

/** A run that an execution has begun. */
async function begin(ports: MemoryPorts, nowMs: number, config = CARS_CONFIG) {
  const dataSet = await clean({ key: await uploadCars(ports, carsCsv(1970, 1974), config) }, ports);
  const holder = { host: 'execution 0-1', pid: 1 };
  return { dataSet, holder, ...(await startTune(dataSet, ports, { nowMs, holder })) };
}

describe('upkeep status', () => {
  it('says how to begin where there is nothing', async () => {
    const ports = memoryPorts();
    expect(await textOf(ports)).toBe('Nothing here yet: `upkeep push DATA --stack Test` begins.\n');
    expect(await documentOf(ports)).toEqual([]);
  });

  it('shows the champion with its score, the challenger, the alerts and what came of retuning', async () => {
    const ports = memoryPorts();
    await cleanAndTune(ports, carsCsv(1970, 1973));
    await cleanAndTune(ports, carsCsv(1970, 1974));
    const retune = {
      status: 'done',
      atMs: Date.UTC(1979, 0, 2, 3, 4, 5),
      nLabelled: 36,
      rawKey: 'raw/cars/retune.csv',
      runId: 'r',
      outcome: 'version 2 stays challenger',
    } as const;
    const okay = { ...RULE_STATE, rule: 'bias above 1', state: 'OK', lastValue: 0.25 } as const;
    await writeStates(ports.registry, 'cars', {
      before: [],
      after: [RULE_STATE, okay],
      last: null,
      wanted: null,
    });
    await updateRetune(ports.registry, 'cars', () => retune);
    const lines = (await textOf(ports)).split('\n');
    expect(lines[0]).toMatch(/^model +champion +score +challenger +last upload \(UTC\) +tune +alerts$/);
    expect(lines[2]).toMatch(/^cars +v1 +holdout rmse 2\.\d+ +v2 +1970-01-01 00:00 +finished +1 ALARM$/);
    expect(lines.slice(3)).toEqual([
      'cars: rmse above 4.5: ALARM since 1978, 5.3 in 1980',
      'cars: bias above 1: OK since 1978, 0.25 in 1980',
      'cars: tuned again 1979-01-02 03:04: version 2 stays challenger',
      '',
    ]);
  });

  it('counts the candidates of a run that is under way, and names the upload that waits', async () => {
    const ports = memoryPorts();
    const { dataSet, runId, model } = await begin(ports, Date.now());
    expect(await textOf(ports)).toMatch(/ running +-\n/);
    await plan({ model, runId }, ports);
    await evaluatePath({ model, runId, pathIndex: 0 }, { store: ports.store, nowMs: () => 0 });
    await leaveWaiting({ ...dataSet, datasetId: 'b', rawKey: 'raw/cars/b.csv' }, ports.registry);
    expect(await textOf(ports)).toMatch(/ running [1-4]\/5 candidates, an upload waits +-\n/);
    expect(await documentOf(ports)).toMatchObject([
      {
        model: 'cars',
        champion: null,
        tune: { status: 'running', runId, attempt: 1, candidates: { total: 5 } },
        waiting: { key: 'raw/cars/b.csv' },
      },
    ]);
  });

  it('counts the candidates of the latest round of successive halving', async () => {
    const ports = memoryPorts();
    const run = await begin(ports, Date.now(), HALVING_CONFIG);
    let planned = await plan(run, ports);
    for (const total of [9, 3, 2]) {
      expect(await textOf(ports)).toContain(` running 0/${total} candidates `);
      for (const { index } of pathsOfRound(planned))
        await evaluatePath({ ...run, pathIndex: index }, { store: ports.store, nowMs: () => 0 });
      expect(await textOf(ports)).toContain(` running ${total}/${total} candidates `);
      planned = await plan(run, ports, latestRound(planned));
    }
  });

  it('tells a run that nobody works on any more from one that is under way', async () => {
    const ports = memoryPorts();
    const { runId } = await begin(ports, Date.UTC(2026, 0, 2, 3, 4));
    const text = await textOf(ports);
    expect(text).toMatch(/ stopped +-\n/);
    expect(text).toContain(
      `cars: run ${runId}, attempt 1, began 2026-01-02 03:04 and was stopped: the same upload again takes it up`,
    );
  });

  it('gives the reason of the last failure, and of a refusal', async () => {
    const ports = memoryPorts();
    const nowMs = Date.UTC(2026, 0, 2, 3, 4);
    const { holder, model, runId } = await begin(ports, nowMs);
    await notifyFailure({ model, runId, attempt: 1 }, 'No memory.', { ports, nowMs: nowMs + 60_000, holder });
    await ports.store.put('raw/cars/cars.csv', 'id,"name\n');
    await clean({ key: 'raw/cars/cars.csv' }, ports).catch(() => {});
    const text = await textOf(ports, 'cars');
    expect(text).toContain('1970-01-01 00:00, refused');
    expect(text).toContain(`cars: run ${runId}, attempt 1, failed 2026-01-02 03:05: No memory.`);
    expect(text).toContain('cars: the last upload was refused: cars.csv:1: the quote that opens here, in');
  });

  it('is of the last run and the last upload, in whatever order they are listed', async () => {
    const ports = memoryPorts();
    const nowMs = Date.UTC(2026, 0, 2);
    const runs = [];
    for (const year of [1972, 1973, 1974]) {
      const dataSet = await clean({ key: await uploadCars(ports, carsCsv(1970, year)) }, ports);
      const holder = { host: 'execution 0-1', pid: 1 };
      const { model, runId } = await startTune(dataSet, ports, { nowMs: nowMs + year, holder });
      await notifyFailure({ model, runId, attempt: 1 }, `Until ${year}.`, { ports, nowMs, holder });
      runs.push(runId);
    }
    for (const file of ['b.csv', 'a.csv', 'c.csv', 'b.csv'])
      await ports.store.put(`raw/cars/${file}`, 'a\n1\n');
    const [{ tune, upload }] = await documentOf(ports);
    expect(tune).toMatchObject({ runId: runs[2], reason: 'Until 1974.' });
    expect(upload.key).toBe('raw/cars/b.csv');
  });

  it('shows models that have only a configuration or only data, and leaves out what names none', async () => {
    const ports = memoryPorts();
    await ports.store.put(keys.config('configured'), 'model: configured\n');
    await ports.store.put(keys.raw('uploaded', 'a.csv'), 'a\n1\n');
    await ports.store.put('raw/lonely.csv', 'a\n1\n');
    await ports.store.put('raw/No Name/a.csv', 'a\n1\n');
    const lines = (await textOf(ports)).split('\n').slice(2);
    expect(lines).toEqual([
      'configured         -  -               -  -                  -     -',
      'uploaded           -  -               -  1970-01-01 00:00   -     -',
      '',
    ]);
  });

  it('shows one model of several, and names them all where there is none of the name', async () => {
    const ports = memoryPorts();
    await ports.store.put(keys.config('cars'), 'model: cars\n');
    await ports.store.put(keys.config('vans'), 'model: vans\n');
    expect(await textOf(ports, 'vans')).not.toContain('cars');
    const { code, stderr } = await runOnStack(ports, 'status', 'bikes', '--stack', 'Test');
    expect(code).toBe(2);
    expect(stderr).toBe('model bikes: no model of this name is registered. Allowed: cars, vans.\n');
  });
});

describe('upkeep status of a store', () => {
  let folder: string;
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('says what makes the first model, and shows what was cleaned', async () => {
    folder = await mkdtemp(join(tmpdir(), 'upkeep-status-'));
    const onStore = (...argv: string[]) => runMain(...argv, '--store', join(folder, 'store'));
    expect((await onStore('status')).stdout).toBe('Nothing here yet: `upkeep run DATA` begins.\n');
    await writeFile(join(folder, 'a.csv'), 'a,b\n1,2\n');
    await writeFile(join(folder, 'upkeep.yaml'), 'model: letters\n');
    const places = ['--config', join(folder, 'upkeep.yaml'), '--out', join(folder, 'out')];
    await onStore('clean', join(folder, 'a.csv'), ...places);
    expect((await onStore('status')).stdout).toMatch(/^letters +- +- +- +2\d{3}-\d\d-\d\d \d\d:\d\d +- +-$/m);
  });
});
