import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../core/contracts/plan.ts';
import type { RunRef } from '../../../core/contracts/steps.ts';
import { estimatePlan } from '../../../core/cost/estimate-plan.ts';
import { builtInPrices } from '../../../core/cost/price-list.ts';
import { clean } from '../../../core/steps/clean.ts';
import { plan } from '../../../core/steps/plan.ts';
import { prepareTune } from '../../../core/steps/start-tune.ts';
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
