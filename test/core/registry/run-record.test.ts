import { beforeEach, describe, expect, it } from 'vitest';
import type { Registry } from '../../../core/ports/registry.ts';
import { failRun, finishRun, readRun, startRun } from '../../../core/registry/run-record.ts';
import { createMemoryRegistry } from '../../support/memory-registry.ts';
import { decisionOf, NOW, NOW_MS } from './register-versions.ts';

const RUNNING = {
  format: 'upkeep-run-record/1',
  model: 'cars',
  runId: 'run-1',
  datasetId: 'data-1',
  status: 'running',
  attempt: 1,
  startedAt: NOW,
  endedAt: null,
  version: null,
  decision: null,
  reason: null,
};

describe('the record of a run', () => {
  let registry: Registry;
  let run: { registry: Registry; model: string; runId: string };
  beforeEach(() => {
    registry = createMemoryRegistry();
    run = { registry, model: 'cars', runId: 'run-1' };
  });

  const start = (nowMs = NOW_MS) => startRun({ ...run, datasetId: 'data-1', nowMs });
  const finish = (version = 3, nowMs = NOW_MS + 1000) =>
    finishRun({ ...run, nowMs, version, decision: decisionOf('promoted') });
  const fail = (reason: string) => failRun({ ...run, nowMs: NOW_MS + 2000, reason });

  it('is not there before the run began', async () => {
    expect(await readRun(run)).toBeUndefined();
  });

  it('says that a run is under way', async () => {
    expect(await start()).toEqual(RUNNING);
    expect(await readRun(run)).toEqual(RUNNING);
  });

  it('counts the attempts of a run that is begun again, after a crash or a failure', async () => {
    await start();
    expect(await start(NOW_MS + 5000)).toEqual({
      ...RUNNING,
      attempt: 2,
      startedAt: '2026-01-02T03:04:10.000Z',
    });
    await fail('out of memory');
    expect(await start()).toEqual({ ...RUNNING, attempt: 3 });
  });

  it('says what came of a run, and keeps it', async () => {
    await start();
    const finished = {
      ...RUNNING,
      status: 'finished',
      endedAt: '2026-01-02T03:04:06.000Z',
      version: 3,
      decision: decisionOf('promoted'),
    };
    expect(await finish()).toEqual(finished);
    expect(await finish(4, NOW_MS + 9000)).toEqual(finished);
    expect(await fail('too late')).toEqual(finished);
    expect(await start(NOW_MS + 9000)).toEqual(finished);
    expect(await readRun(run)).toEqual(finished);
  });

  it('says why a run failed', async () => {
    await start();
    expect(await fail('every candidate failed')).toEqual({
      ...RUNNING,
      status: 'failed',
      endedAt: '2026-01-02T03:04:07.000Z',
      reason: 'every candidate failed',
    });
  });

  it('counts every one of several starts at once', async () => {
    const attempts = (await Promise.all([start(), start(), start()])).map(({ attempt }) => attempt);
    expect(attempts.sort()).toEqual([1, 2, 3]);
  });

  it.each([
    ['finished', () => finish()],
    ['failed', () => fail('x')],
  ])('cannot be %s before the run began', async (_, end) => {
    await expect(end()).rejects.toMatchObject({
      name: 'NotFoundError',
      message: 'model cars: run run-1 never began.',
    });
  });
});
