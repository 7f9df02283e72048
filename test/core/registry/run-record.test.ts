import { beforeEach, describe, expect, it } from 'vitest';
import type { Registry } from '../../../core/ports/registry.ts';
import { beginAttempt, failRun, finishRun, readRun, startRun } from '../../../core/registry/run-record.ts';
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
  const fail = (reason: string, attempt = 1) => failRun({ ...run, attempt, nowMs: NOW_MS + 2000, reason });

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
    await fail('out of memory', 2);
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

  it('does not fail for an attempt that another one has followed', async () => {
    await start();
    const second = await start();
    expect(await fail('out of memory', 1)).toEqual(second);
    expect(await readRun(run)).toEqual(second);
  });

  it('counts every one of several starts at once', async () => {
    const attempts = (await Promise.all([start(), start(), start()])).map(({ attempt }) => attempt);
    expect(attempts.sort()).toEqual([1, 2, 3]);
  });

  describe('as an execution begins it', () => {
    const begin = (attempt: number, nowMs = NOW_MS) =>
      beginAttempt({ ...run, datasetId: 'data-1', attempt, nowMs });

    it('notes the very attempt', async () => {
      expect(await begin(1)).toEqual(RUNNING);
      const second = { ...RUNNING, attempt: 2, startedAt: '2026-01-02T03:04:10.000Z' };
      expect(await begin(2, NOW_MS + 5000)).toEqual(second);
      expect(await readRun(run)).toEqual(second);
    });

    it('changes nothing when the attempt began before, nor when it has failed since', async () => {
      await begin(1);
      expect(await begin(1, NOW_MS + 5000)).toEqual(RUNNING);
      const failed = await fail('out of memory');
      expect(await begin(1, NOW_MS + 5000)).toEqual(failed);
      expect(await readRun(run)).toEqual(failed);
    });

    it('changes nothing when a later attempt has begun, or the run is finished', async () => {
      const second = await begin(2);
      expect(await begin(1, NOW_MS + 5000)).toEqual(second);
      const finished = await finish();
      expect(await begin(3, NOW_MS + 5000)).toEqual(finished);
    });
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
