import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../core/contracts/keys.ts';
import { PLAN_FORMAT, type Plan } from '../../core/contracts/plan.ts';
import type { ObjectStore } from '../../core/ports/object-store.ts';
import type { PathRunner } from '../../core/ports/path-runner.ts';
import { collect } from './collect.ts';
import type { StubFamily } from './stub-evaluate-path.ts';

export interface PathRunnerAdapter {
  /** Evaluates with `stubEvaluatePath`, over `store`. */
  readonly runner: PathRunner;
  readonly store: ObjectStore;
  readonly dispose: () => Promise<void>;
}

export const RUN = { model: 'cars', runId: '0123456789abcdef' } as const;

/** Stores a plan with a path for each family; path `i` is named `path-i`, holds `i + 1` candidates and is estimated at 1 s. */
export async function storePlan(store: ObjectStore, families: readonly StubFamily[]): Promise<void> {
  const plan: Plan = {
    format: PLAN_FORMAT,
    ...RUN,
    datasetId: 'fedcba9876543210',
    task: 'regression',
    classes: null,
    scoring: ['rmse'],
    featureColumns: ['weight'],
    nSearchRows: 10,
    nUnlabelled: 0,
    nSplits: 2,
    comparison: { kind: 'none', nRows: 0, championVersion: null },
    candidates: [],
    paths: families.map((family, index) => ({
      index,
      hash: `path-${index}`,
      family,
      candidateIndices: Array.from({ length: index + 1 }, (_, i) => i),
      splitIndices: [0, 1],
      estimatedMs: 1000,
    })),
  };
  await store.put(keys.run(RUN.model, RUN.runId, 'plan.json'), JSON.stringify(plan));
}

/** The hashes of the paths that left a result, ascending. */
export async function resultsIn(store: ObjectStore): Promise<string[]> {
  const found = await collect(store.list(keys.path(RUN.model, '').replace('.json', '')));
  return found.map(({ key }) => key.slice(key.lastIndexOf('/') + 1, -'.json'.length));
}

export async function nTriesOf(store: ObjectStore, hash: string): Promise<number> {
  return (await collect(store.list(`tries/${hash}/`))).length;
}

/** What everything does that runs the paths of a plan. */
export function describePathRunner(name: string, makeAdapter: () => Promise<PathRunnerAdapter>): void {
  describe(`${name} as a path runner`, () => {
    let adapter: PathRunnerAdapter;
    beforeEach(async () => {
      adapter = await makeAdapter();
    });
    afterEach(() => adapter.dispose());

    const run = async (families: readonly StubFamily[], pathIndices = families.map((_, i) => i)) => {
      await storePlan(adapter.store, families);
      const done: { pathIndex: number; nCandidates: number }[] = [];
      await adapter.runner.run({ ...RUN, pathIndices }, (path) => done.push(path));
      return done.sort((a, b) => a.pathIndex - b.pathIndex);
    };

    it('leaves the result of every path in the store and tells of each once', async () => {
      const done = await run(['works', 'works', 'works']);
      expect(done).toEqual([
        { pathIndex: 0, nCandidates: 1 },
        { pathIndex: 1, nCandidates: 2 },
        { pathIndex: 2, nCandidates: 3 },
      ]);
      expect(await resultsIn(adapter.store)).toEqual(['path-0', 'path-1', 'path-2']);
    });

    it('runs only the paths that it is asked for', async () => {
      expect(await run(['works', 'works', 'works'], [1])).toEqual([{ pathIndex: 1, nCandidates: 2 }]);
      expect(await resultsIn(adapter.store)).toEqual(['path-1']);
    });

    it('does nothing for no path', async () => {
      expect(await run(['works'], [])).toEqual([]);
      expect(await resultsIn(adapter.store)).toEqual([]);
    });

    it('tries a path again that threw', async () => {
      await run(['works', 'fails once']);
      expect(await resultsIn(adapter.store)).toEqual(['path-0', 'path-1']);
      expect(await nTriesOf(adapter.store, 'path-1')).toBe(2);
    });

    it('leaves a path without a result that threw three times, and ends the others', async () => {
      const done = await run(['fails', 'works', 'works']);
      expect(done.map(({ pathIndex }) => pathIndex)).toEqual([0, 1, 2]);
      expect(await resultsIn(adapter.store)).toEqual(['path-1', 'path-2']);
      expect(await nTriesOf(adapter.store, 'path-0')).toBe(3);
    });

    it('throws a refused configuration on, without another try', async () => {
      await expect(run(['works', 'refuses', 'works'])).rejects.toMatchObject({
        name: 'ConfigurationError',
        code: 'CONFIGURATION',
        message: 'path-1: no such estimator. Name another.',
      });
      expect(await nTriesOf(adapter.store, 'path-1')).toBe(1);
    });

    it('throws NotFoundError for a run without a plan', async () => {
      const running = adapter.runner.run({ ...RUN, pathIndices: [0] }, () => {});
      await expect(running).rejects.toMatchObject({ name: 'NotFoundError' });
    });
  });
}
