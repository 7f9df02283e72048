import { describe, expect, it } from 'vitest';
import { keys } from '../../../core/contracts/keys.ts';
import { NotFoundError } from '../../../core/errors.ts';
import { clean } from '../../../core/steps/clean.ts';
import { evaluatePath } from '../../../core/steps/evaluate-path.ts';
import { plan } from '../../../core/steps/plan.ts';
import { select } from '../../../core/steps/select.ts';
import { startTune } from '../../../core/steps/start-tune.ts';
import { memoryPorts } from '../../support/memory-ports.ts';
import { carsCsv, HOLDER, uploadCars } from './cars.ts';

const NOW_MS = Date.UTC(1975, 0, 2);
const nowMs = () => 0;

async function planned() {
  const ports = memoryPorts();
  const dataSet = await clean({ key: await uploadCars(ports, carsCsv(1970, 1974)) }, ports);
  const run = await startTune(dataSet, ports, { nowMs: NOW_MS, holder: HOLDER });
  return { ports, run, plan: await plan(run, ports), path: { ...run, pathIndex: 0 } };
}

type Ports = Awaited<ReturnType<typeof planned>>['ports'];

/** The store as it is once somebody has deleted an object. */
function without({ store }: Ports, gone: string): Ports['store'] {
  return {
    ...store,
    head: async (key) => (key === gone ? undefined : store.head(key)),
    get: async (key) => {
      if (key === gone) throw new NotFoundError({ where: key, found: 'no such object' });
      return store.get(key);
    },
  };
}

describe('a search is told in one sentence', () => {
  it('that its plan is of an earlier version', async () => {
    const { ports, run, plan: made, path } = await planned();
    const key = keys.run('cars', run.runId, 'plan.json');
    await ports.store.put(key, JSON.stringify({ ...made, format: 'upkeep-plan/1' }));
    const message =
      `${key}: an earlier version of Upkeep wrote it, in the format upkeep-plan/1. Allowed: upkeep-plan/2. ` +
      'Remove it and run the step again.';
    const refusal = { name: 'DamagedArtefactError', message };
    await expect(plan(run, ports)).rejects.toMatchObject(refusal);
    await expect(evaluatePath(path, { store: ports.store, nowMs })).rejects.toMatchObject(refusal);
    await expect(select(run, ports)).rejects.toMatchObject(refusal);
  });

  it('that its plan names rows that are gone, and plans anew', async () => {
    const { ports, run, plan: made, path } = await planned();
    const store = without(ports, keys.rows('cars', run.runId, made.rowsSha256!));
    await expect(evaluatePath(path, { store, nowMs })).rejects.toMatchObject({
      name: 'DamagedArtefactError',
      message: `${keys.run('cars', run.runId, 'plan.json')}: the rows that it names are not there, or were changed. Start the run again: it is planned anew.`,
    });
    expect(await plan(run, { ...ports, store })).toEqual(made);
  });

  it('that its plan has no such path', async () => {
    const { ports, run } = await planned();
    const evaluating = evaluatePath({ ...run, pathIndex: 9 }, { store: ports.store, nowMs });
    await expect(evaluating).rejects.toMatchObject({
      name: 'NotFoundError',
      message: `${keys.run('cars', run.runId, 'plan.json')}: the plan has no path 9.`,
    });
  });

  it('that its table is gone', async () => {
    const { ports, plan: made, path } = await planned();
    const key = keys.dataSet('cars', made.datasetId, 'table.bin');
    await expect(evaluatePath(path, { store: without(ports, key), nowMs })).rejects.toMatchObject({
      name: 'NotFoundError',
      message: `${key}: no such object.`,
    });
  });

  it('that others change the registry all the time', async () => {
    const ports = memoryPorts();
    const dataSet = await clean({ key: await uploadCars(ports, carsCsv(1970, 1974)) }, ports);
    const registry: typeof ports.registry = { ...ports.registry, write: async () => false };
    const starting = startTune(dataSet, { ...ports, registry }, { nowMs: NOW_MS, holder: HOLDER });
    await expect(starting).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        /^registry item [a-z]+\/cars.*: changed by others during each of 20 tries\. Try again\.$/,
      ),
    });
  });
});
