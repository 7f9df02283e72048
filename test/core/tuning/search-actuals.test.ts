import { expect, it } from 'vitest';
import type { RunRef } from '../../../core/contracts/steps.ts';
import { clean } from '../../../core/steps/clean.ts';
import { evaluatePath } from '../../../core/steps/evaluate-path.ts';
import { notifyResult } from '../../../core/steps/notify-result.ts';
import { plan } from '../../../core/steps/plan.ts';
import { promote } from '../../../core/steps/promote.ts';
import { select } from '../../../core/steps/select.ts';
import { startTune } from '../../../core/steps/start-tune.ts';
import { beginSearch } from '../../../core/tuning/search-time.ts';
import { memoryPorts } from '../../support/memory-ports.ts';
import { CARS_CONFIG, carsCsv, HOLDER, uploadCars } from '../steps/cars.ts';

const START_MS = Date.UTC(2026, 0, 1);
const GRIDS =
  'estimators: [{ estimator: polynomial, grid: { degree: [1, 2, 3], feature: [weight] } }, { estimator: ridge, grid: { alpha: [0.1, 1, 10] } }]';

/** A run whose paths take 1 s, 2 s and so on; those from `nInTime` on come when its 10 seconds are over. */
async function runOf(nInTime: number) {
  const ports = memoryPorts();
  const config = CARS_CONFIG.replace(/estimators: .*/, GRIDS).replace(
    'tune:',
    'tune:\n  budget: { candidates: 5, seconds: 10 }',
  );
  const dataSet = await clean({ key: await uploadCars(ports, carsCsv(1970, 1974), config) }, ports);
  const { model, runId } = await startTune(dataSet, ports, { nowMs: START_MS, holder: HOLDER });
  const run: RunRef = { model, runId };
  const { paths } = await plan(run, ports);
  await beginSearch(run, ports.store, START_MS);
  for (const { index: pathIndex } of paths) {
    // Of all looks at the clock the first and the last count.
    let elapsedMs = pathIndex < nInTime ? 0 : 10_000;
    const nowMs = () => {
      const now = START_MS + elapsedMs;
      elapsedMs = Math.max(elapsedMs, 1000 * (pathIndex + 1));
      return now;
    };
    await evaluatePath({ ...run, pathIndex }, { ...ports, nowMs });
  }
  await select(run, ports);
  const promotion = await promote(run, ports, START_MS);
  await notifyResult(run, promotion, { ports, nowMs: START_MS + 60_000, holder: HOLDER });
  const files = ports.store.contents();
  const { search } = JSON.parse(files[`models/cars/runs/${runId}/run.json`]!);
  return { search, paths, fileOf: (file: string) => files[`models/cars/runs/${runId}/${file}`]! };
}

it('says what a search took beside what was estimated for it', async () => {
  const { search, paths } = await runOf(3);
  expect(paths.map(({ family }) => family)).toEqual(['polynomial', 'leastSquares', 'dummy']);
  expect(search).toMatchObject({
    wallMs: 60_000,
    nCandidates: 6,
    nLeftOut: 1,
    nEvaluated: 6,
    nFailed: 0,
    nNotEvaluated: 0,
    nPaths: 3,
    pathsMs: { actual: 6000, estimated: paths.reduce((sum, { estimatedMs }) => sum + estimatedMs, 0) },
    prices: { region: 'us-east-1', date: '2026-11-24' },
  });
  // Three starts of half a second, and 6 s, on 1,769 MB.
  expect(search.gbSeconds.actual).toBeCloseTo(7.5 * (1769 / 1024), 9);
  expect(search.usd.actual).toBeCloseTo(7.5 * (1769 / 1024) * 0.0000133334 + 3 * 0.2e-6, 12);
  expect(search.usd.estimated).toBeGreaterThan(0);
});

it('counts what was not evaluated, and no time in what must be the same in every run', async () => {
  const [whole, late] = [await runOf(3), await runOf(1)];
  expect(late.search).toMatchObject({ nEvaluated: 4, nNotEvaluated: 2, nFailed: 0, nPaths: 2 });
  expect(late.search.pathsMs.estimated).toBe(late.paths[0]!.estimatedMs + late.paths[2]!.estimatedMs);
  const slower = await runOf(2);
  for (const file of ['selection.json', 'cv_results.csv'])
    expect(slower.fileOf(file)).toBe(whole.fileOf(file));
});
