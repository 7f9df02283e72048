import { expect, it } from 'vitest';
import { planReader } from '../../../cli/follow/read-plan.ts';
import { keys } from '../../../core/contracts/keys.ts';
import { memoryObjectStore } from '../../support/memory-object-store.ts';

const RUN = { model: 'cars', runId: 'run-1' };

it('reads a plan once it is there, and again when it was made anew', async () => {
  const store = memoryObjectStore();
  let nReads = 0;
  const get: typeof store.get = (key) => {
    nReads++;
    return store.get(key);
  };
  const put = (nSearchRows: number) =>
    store.put(
      keys.run(RUN.model, RUN.runId, 'plan.json'),
      JSON.stringify({ format: 'upkeep-plan/2', nSearchRows }),
    );
  const readPlan = planReader(RUN, { ...store, get });
  expect(await readPlan()).toBeUndefined();
  await put(10);
  expect([await readPlan(), await readPlan()]).toMatchObject([{ nSearchRows: 10 }, { nSearchRows: 10 }]);
  expect(nReads).toBe(1);
  await put(20);
  expect(await readPlan()).toMatchObject({ nSearchRows: 20 });
});
