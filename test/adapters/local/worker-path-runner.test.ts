import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
// Tests themselves may run in a thread, so that this one need not be 0.
import { threadId as thisThread } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLocalPorts } from '../../../adapters/local/local-ports.ts';
import { createWorkerPathRunner } from '../../../adapters/local/worker-path-runner.ts';
import { keys } from '../../../core/contracts/keys.ts';
import type { ObjectStore } from '../../../core/ports/object-store.ts';
import {
  describePathRunner,
  nTriesOf,
  RUN,
  resultsIn,
  storePlan,
} from '../../contracts/path-runner.contract.ts';
import { stubEvaluatePath } from '../../contracts/stub-evaluate-path.ts';
import { temporaryFolder } from './temporary-folder.ts';

const STUB = {
  evaluate: stubEvaluatePath,
  workerUrl: new URL('./stub-path-worker.ts', import.meta.url),
} as const;

describePathRunner('worker threads', async () => {
  const { root, dispose } = await temporaryFolder();
  const runner = createWorkerPathRunner({ storeRoot: root, nWorkers: 2, ...STUB });
  return { runner, store: createLocalPorts(root).store, dispose };
});

describePathRunner('the calling thread', async () => {
  const { root, dispose } = await temporaryFolder();
  const runner = createWorkerPathRunner({ storeRoot: root, nWorkers: 1, ...STUB });
  return { runner, store: createLocalPorts(root).store, dispose };
});

describe('the path runner with worker threads', () => {
  let storeRoot: string;
  let dispose: () => Promise<void>;
  let store: ObjectStore;
  beforeEach(async () => {
    ({ root: storeRoot, dispose } = await temporaryFolder());
    store = createLocalPorts(storeRoot).store;
  });
  afterEach(() => dispose());

  const threadOf = async (pathIndex: number): Promise<number> => {
    const body = await store.get(keys.path(RUN.model, `path-${pathIndex}`));
    return JSON.parse(new TextDecoder().decode(body)).threadId;
  };

  it('shares two paths among two threads of its own', async () => {
    await storePlan(store, ['works', 'works']);
    const runner = createWorkerPathRunner({ storeRoot, nWorkers: 8, ...STUB });
    await runner.run({ ...RUN, pathIndices: [0, 1] }, () => {});
    const threads = [await threadOf(0), await threadOf(1)];
    expect(threads).not.toContain(thisThread);
    expect(new Set(threads).size).toBe(2);
  });

  it.each([
    ['one path', { nWorkers: 2, pathIndices: [0] }],
    ['one worker', { nWorkers: 1, pathIndices: [0, 1] }],
    ['less work than a thread costs', { nWorkers: 2, pathIndices: [0, 1], inlineBelowMs: 2001 }],
  ])('starts no thread for %s', async (_, { pathIndices, ...options }) => {
    await storePlan(store, ['works', 'works']);
    await createWorkerPathRunner({ storeRoot, ...options, ...STUB }).run({ ...RUN, pathIndices }, () => {});
    for (const pathIndex of pathIndices) expect(await threadOf(pathIndex)).toBe(thisThread);
  });

  it.each([
    [1500, 'in this thread, as threads would save too little', true],
    [6000, 'in a thread, as this one would hear nothing for too long', false],
  ])('runs a path of %i ms beside one of 100 ms %s', async (longestMs, _, isInline) => {
    await storePlan(store, ['works', 'works']);
    const planKey = keys.run(RUN.model, RUN.runId, 'plan.json');
    const plan = JSON.parse(new TextDecoder().decode(await store.get(planKey)));
    [plan.paths[0].estimatedMs, plan.paths[1].estimatedMs] = [100, longestMs];
    await store.put(planKey, JSON.stringify(plan));
    const runner = createWorkerPathRunner({ storeRoot, nWorkers: 2, ...STUB });
    await runner.run({ ...RUN, pathIndices: [0, 1] }, () => {});
    for (const pathIndex of [0, 1]) expect((await threadOf(pathIndex)) === thisThread).toBe(isInline);
  });

  it('begins with the paths that take longest', async () => {
    await storePlan(store, ['works', 'works', 'works']);
    const planKey = keys.run(RUN.model, RUN.runId, 'plan.json');
    const plan = JSON.parse(new TextDecoder().decode(await store.get(planKey)));
    plan.paths[2].estimatedMs = 5000;
    await store.put(planKey, JSON.stringify(plan));
    const order: number[] = [];
    const runner = createWorkerPathRunner({ storeRoot, nWorkers: 1, ...STUB });
    await runner.run({ ...RUN, pathIndices: [0, 1, 2] }, ({ pathIndex }) => order.push(pathIndex));
    expect(order).toEqual([2, 0, 1]);
  });

  it('outlives a thread that dies, and says which path it died of', async () => {
    await storePlan(store, ['ends the thread', 'works', 'works']);
    const failures: unknown[] = [];
    const onPathFailed = (failure: unknown) => failures.push(failure);
    const runner = createWorkerPathRunner({ storeRoot, nWorkers: 2, onPathFailed, ...STUB });
    await runner.run({ ...RUN, pathIndices: [0, 1, 2] }, () => {});
    expect(await resultsIn(store)).toEqual(['path-1', 'path-2']);
    expect(await nTriesOf(store, 'path-0')).toBe(3);
    expect(failures).toEqual([{ pathIndex: 0, error: expect.objectContaining({ name: 'WorkerDiedError' }) }]);
    expect(failures[0]).toMatchObject({ error: { message: 'A worker thread ended with exit code 7' } });
  });

  it('says why a path was given up', async () => {
    await storePlan(store, ['fails', 'works']);
    const failures: unknown[] = [];
    const onPathFailed = (failure: unknown) => failures.push(failure);
    const runner = createWorkerPathRunner({ storeRoot, nWorkers: 2, onPathFailed, ...STUB });
    await runner.run({ ...RUN, pathIndices: [0, 1] }, () => {});
    expect(failures).toMatchObject([{ pathIndex: 0, error: { message: 'path-0 fails' } }]);
  });

  it('stops when it is told to, and leaves no thread that would keep the process alive', async () => {
    await storePlan(store, ['never ends', 'never ends']);
    const script = fileURLToPath(new URL('./processes/interrupted-search.ts', import.meta.url));
    const timeout = 15_000;
    const { stdout } = await promisify(execFile)(process.execPath, [script, storeRoot], { timeout });
    expect(stdout).toBe('interrupted');
  }, 20_000);

  it('starts nothing when it was told to stop before', async () => {
    await storePlan(store, ['works', 'works']);
    const signal = AbortSignal.abort(new Error('interrupted before'));
    const runner = createWorkerPathRunner({ storeRoot, nWorkers: 2, signal, ...STUB });
    await expect(runner.run({ ...RUN, pathIndices: [0, 1] }, () => {})).rejects.toThrow('interrupted before');
    expect(await resultsIn(store)).toEqual([]);
  });

  it('gives up at once when a worker cannot start', async () => {
    await storePlan(store, ['works', 'works']);
    const workerUrl = new URL('./no-such-worker.ts', import.meta.url);
    const runner = createWorkerPathRunner({ storeRoot, nWorkers: 2, evaluate: stubEvaluatePath, workerUrl });
    await expect(runner.run({ ...RUN, pathIndices: [0, 1] }, () => {})).rejects.toMatchObject({
      name: 'WorkerStartError',
      message: expect.stringContaining('Cannot find module'),
    });
  });
});
