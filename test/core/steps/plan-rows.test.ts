import { describe, expect, it } from 'vitest';
import { clean } from '../../../core/steps/clean.ts';
import { evaluatePath } from '../../../core/steps/evaluate-path.ts';
import { plan } from '../../../core/steps/plan.ts';
import { startTune } from '../../../core/steps/start-tune.ts';
import { memoryPorts } from '../../support/memory-ports.ts';
import { carsCsv, cleanAndTune, HOLDER, uploadCars } from './cars.ts';

const NOW_MS = Date.UTC(1975, 0, 2);

describe('the rows of a plan', () => {
  async function planned() {
    const ports = memoryPorts();
    const dataSet = await clean({ key: await uploadCars(ports, carsCsv(1970, 1974)) }, ports);
    const run = await startTune(dataSet, ports, { nowMs: NOW_MS, holder: HOLDER });
    const first = await plan(run, ports);
    const rowsKey = `models/cars/runs/${run.runId}/rows-${first.rowsSha256!.slice(0, 16)}.bin`;
    const evaluate = () => evaluatePath({ ...run, pathIndex: 0 }, { store: ports.store, nowMs: () => 0 });
    return { ports, run, first, rowsKey, evaluate };
  }

  it('stay those of the plan when a later one is stopped before it is written', async () => {
    const { ports, run, first, rowsKey } = await planned();
    const before = await ports.store.get(rowsKey);
    const { store } = ports;
    const put: typeof store.put = (key, body) => {
      if (key.endsWith('/plan.json')) throw new Error('stopped before writing plan.json');
      return store.put(key, body);
    };
    // Another champion, and so other rows.
    const champion = { ...ports, registry: memoryPorts().registry };
    await cleanAndTune(champion, carsCsv(1970, 1972));
    await expect(plan(run, { registry: champion.registry, store: { ...store, put } })).rejects.toThrow(
      'stopped',
    );
    expect(ports.store.contents(`models/cars/runs/${run.runId}/rows-`)).toSatisfy(
      (rows: object) => Object.keys(rows).length === 2,
    );
    expect(await store.get(rowsKey)).toEqual(before);
    expect(await plan(run, ports)).toEqual(first);
  });

  it('are not used when they were changed; the run is planned anew', async () => {
    const { ports, run, first, rowsKey, evaluate } = await planned();
    const roles = await ports.store.get(rowsKey);
    await ports.store.put(
      rowsKey,
      roles.map((role) => (role === 2 ? 1 : role)),
    );
    await expect(evaluate()).rejects.toMatchObject({
      name: 'DamagedArtefactError',
      message:
        `models/cars/runs/${run.runId}/plan.json: the rows that it names are not there, or were changed. ` +
        'Start the run again: it is planned anew.',
    });
    expect(await plan(run, ports)).toEqual(first);
    expect(await ports.store.get(rowsKey)).toEqual(roles);
    expect(await evaluate()).toEqual({ nCandidates: 4 });
  });
});
