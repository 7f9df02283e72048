import { describe, expect, it } from 'vitest';
import { describeSelection } from '../../../cli/pipeline/describe-tune.ts';
import type { Plan } from '../../../core/contracts/plan.ts';
import type { RunRef } from '../../../core/contracts/steps.ts';
import { estimatePlan } from '../../../core/cost/estimate-plan.ts';
import { builtInPrices } from '../../../core/cost/price-list.ts';
import { clean } from '../../../core/steps/clean.ts';
import { evaluatePath } from '../../../core/steps/evaluate-path.ts';
import { plan } from '../../../core/steps/plan.ts';
import { select } from '../../../core/steps/select.ts';
import { prepareTune } from '../../../core/steps/start-tune.ts';
import { isLastRound, latestRound, pathsOfRound } from '../../../core/tuning/rounds.ts';
import { beginSearch } from '../../../core/tuning/search-time.ts';
import { type MemoryPorts, memoryPorts } from '../../support/memory-ports.ts';
import { CARS_CONFIG, carsCsv, uploadCars } from './cars.ts';

/** Each estimator is a path of its own here. */
const GRIDS =
  'estimators: [{ estimator: polynomial, grid: { degree: [1, 2], feature: [weight] } }, { estimator: ridge, grid: { alpha: [0.1, 1, 10] } }]';
const withBudget = (budget: string) =>
  CARS_CONFIG.replace(/estimators: .*/, GRIDS).replace('tune:', `tune:\n  budget: ${budget}`);

async function begin(budget: string, ports = memoryPorts()): Promise<{ ports: MemoryPorts; run: RunRef }> {
  const key = await uploadCars(ports, carsCsv(1970, 1974), withBudget(budget));
  return { ports, run: await prepareTune(await clean({ key }, ports), ports.store) };
}

const names = ({ candidates }: Plan) => candidates.map(({ estimator }) => estimator);
const usdOf = (planned: Plan) => estimatePlan(planned, 1, builtInPrices()).usd;

describe('tune.budget.candidates', () => {
  it('plans the first ones and the baseline, and says how many it left out', async () => {
    const { ports, run } = await begin('{ candidates: 3 }');
    const planned = await plan(run, ports);
    expect(names(planned)).toEqual(['polynomial', 'polynomial', 'ridge', 'dummy']);
    expect(planned.nLeftOut).toBe(2);
    expect(planned.notices).toEqual(['tune.budget.candidates leaves out the last 2 of 5 candidates']);
  });
});

describe('tune.budget.dollars', () => {
  it('plans as many of the first as its estimate pays for', async () => {
    const all = await begin('{}');
    const whole = await plan(all.run, all.ports);
    expect(whole.nLeftOut).toBeUndefined();
    const dollars = usdOf(whole) * 0.9;
    const { ports, run } = await begin(`{ dollars: ${dollars} }`);
    const planned = await plan(run, ports);
    expect(names(planned)).toEqual(['polynomial', 'polynomial', 'dummy']);
    expect(usdOf(planned)).toBeLessThanOrEqual(dollars);
    expect(planned.notices).toEqual(['tune.budget.dollars leaves out the last 3 of 5 candidates']);
  });

  it('is refused where it does not pay for one candidate', async () => {
    const { ports, run } = await begin('{ dollars: 0.0000001 }');
    await expect(plan(run, ports)).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining('tune.budget.dollars'),
    });
  });
});

describe('tune.budget.seconds', () => {
  /** Evaluates the latest round, each path at a time of its own; a search begins at 0. */
  async function evaluate(planned: Plan, ports: MemoryPorts, nowMs: (pathIndex: number) => number) {
    const { model, runId } = planned;
    await beginSearch(planned, ports.store, 0);
    for (const { index } of pathsOfRound(planned))
      await evaluatePath({ model, runId, pathIndex: index }, { ...ports, nowMs: () => nowMs(index) });
  }
  const linesOf = ({ store }: MemoryPorts, { runId }: RunRef) =>
    store.contents()[`models/cars/runs/${runId}/cv_results.csv`]!.trim().split('\n');
  const nResults = ({ store }: MemoryPorts) => Object.keys(store.contents('models/cars/paths/')).length;

  it('begins nothing when they are over, but the baseline and the first candidate', async () => {
    const { ports, run } = await begin('{ seconds: 10 }');
    const planned = await plan(run, ports);
    expect(planned.paths).toHaveLength(3);
    await evaluate(planned, ports, () => 10_000);
    expect(nResults(ports)).toBe(2);
    const selection = await select(run, ports);
    // 3 of 5 would be more than the tolerated share, were they failures.
    expect(selection).toMatchObject({ nCandidates: 6, nFailed: 0, nNotEvaluated: 3 });
    expect(selection.estimator).toBe('polynomial');
    expect(describeSelection(selection)).toContain(
      '; 3 of 6 candidates not evaluated: tune.budget.seconds was used up',
    );
    const left = linesOf(ports, run).filter((line) => line.includes('not evaluated: tune.budget.seconds'));
    expect(left).toHaveLength(3);
    for (const line of left) expect(line.startsWith('ridge,')).toBe(true);
  });

  it('begins all while there is time', async () => {
    const { ports, run } = await begin('{ seconds: 10 }');
    await evaluate(await plan(run, ports), ports, () => 9_999);
    expect(await select(run, ports)).toMatchObject({ nFailed: 0, nNotEvaluated: 0 });
  });

  it('counts from the first beginning, however often a search is taken up again', async () => {
    const { ports, run } = await begin('{ seconds: 10 }');
    const planned = await plan(run, ports);
    await beginSearch(run, ports.store, 0);
    await beginSearch(run, ports.store, 9_000);
    await evaluate(planned, ports, () => 11_000);
    expect(await select(run, ports)).toMatchObject({ nNotEvaluated: 3 });
  });

  it('goes on with what is there when there are more of them', async () => {
    const { ports, run } = await begin('{ seconds: 10 }');
    await evaluate(await plan(run, ports), ports, () => 10_000);
    const more = await begin('{ seconds: 20 }', ports);
    expect(more.run.runId).not.toBe(run.runId);
    const nWrites = ports.store.nWrites();
    await plan(more.run, ports);
    const nPlanned = ports.store.nWrites() - nWrites;
    await evaluate(await plan(more.run, ports), ports, () => 10_000);
    // The start of the search, and the one path that was missing.
    expect(ports.store.nWrites() - nWrites - nPlanned).toBe(2);
    expect(await select(more.run, ports)).toMatchObject({ nNotEvaluated: 0 });
  });

  it('tells a path that failed from one that was not begun', async () => {
    const { ports, run } = await begin('{ seconds: 10 }');
    const planned = await plan(run, ports);
    const { model, runId } = planned;
    await beginSearch(run, ports.store, 0);
    const late = planned.paths.filter(({ family }) => family !== 'leastSquares');
    for (const { index: pathIndex } of late)
      await evaluatePath({ model, runId, pathIndex }, { ...ports, nowMs: () => 0 });
    await expect(select(run, ports)).rejects.toThrow('3 of 5 candidates failed (ridge: no result for splits');
  });

  it('ends successive halving with the best so far, on all rows', async () => {
    const ports = memoryPorts();
    const config = withBudget('{ seconds: 10 }').replace(
      'tune:',
      'tune:\n  search: { strategy: halving, factor: 2 }',
    );
    const dataSet = await clean({ key: await uploadCars(ports, carsCsv(1970, 1974), config) }, ports);
    const run = await prepareTune(dataSet, ports.store);
    const first = await plan(run, ports);
    expect(first.halving!.nRounds).toBe(3);
    await evaluate(first, ports, () => 0);
    const next = await plan(run, ports, { ...latestRound(first), nowMs: 10_000 });
    expect(isLastRound(next)).toBe(true);
    const { nRows, candidateIndices } = next.halving!;
    expect(nRows).toEqual([first.halving!.nRows[0], first.halving!.nRows[2]]);
    expect(candidateIndices[1]).toHaveLength(2);
    await evaluate(next, ports, () => 11_000);
    const selection = await select(run, ports);
    expect(selection).toMatchObject({ nFailed: 0, nNotEvaluated: 0 });
    expect(candidateIndices[1]).toEqual([selection.bestIndex, selection.dummyIndex]);
  });
});
