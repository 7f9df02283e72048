import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLocalPorts } from '../../adapters/local/local-ports.ts';
import { createWorkerPathRunner } from '../../adapters/local/worker-path-runner.ts';
import type { PathResult } from '../../core/contracts/plan.ts';
import { clean } from '../../core/steps/clean.ts';
import { plan } from '../../core/steps/plan.ts';
import { select } from '../../core/steps/select.ts';
import { prepareTune } from '../../core/steps/start-tune.ts';
import { inTemporaryFolder, REPOSITORY } from './run-upkeep.ts';

/** Searches the example with so many workers; answers the scores of every path and the results' table. */
async function search(storeRoot: string, nWorkers: number) {
  const { store, registry } = createLocalPorts(storeRoot);
  const example = (file: string) => readFile(join(REPOSITORY, 'examples', 'auto-mpg', file));
  await store.put('config/auto-mpg.yaml', await example('upkeep.yaml'));
  await store.put('raw/auto-mpg/cars.csv', await example('cars.csv'));
  const run = await prepareTune(await clean({ key: 'raw/auto-mpg/cars.csv' }, { store }), store);
  const { paths } = await plan(run, { store, registry });
  const runner = createWorkerPathRunner({ storeRoot, nWorkers, inlineBelowMs: 0 });
  const done: number[] = [];
  await runner.run({ ...run, pathIndices: paths.map(({ index }) => index) }, ({ pathIndex }) =>
    done.push(pathIndex),
  );
  const scores = await Promise.all(
    paths.map(async ({ hash }) => {
      const stored = JSON.parse(
        new TextDecoder().decode(await store.get(`models/auto-mpg/paths/${hash}.json`)),
      ) as PathResult;
      return { ...stored, fitTimesMs: null, elapsedMs: null };
    }),
  );
  await select(run, { store });
  const table = new TextDecoder().decode(await store.get(`models/auto-mpg/runs/${run.runId}/cv_results.csv`));
  return { nDone: done.length, nPaths: paths.length, scores, table };
}

describe('the paths of a search', () => {
  it('come to the same bytes in this thread and in two worker threads', async () => {
    await inTemporaryFolder(async (folder) => {
      const alone = await search(join(folder, 'alone'), 1);
      const shared = await search(join(folder, 'shared'), 2);
      expect(alone.nPaths).toBeGreaterThan(1);
      expect(shared.nDone).toBe(shared.nPaths);
      expect(JSON.stringify(shared.scores)).toBe(JSON.stringify(alone.scores));
      expect(shared.table).toBe(alone.table);
    });
  });
});
