import { describe, expect, it } from 'vitest';
import { keys } from '../../../core/contracts/keys.ts';
import { readModel } from '../../../core/registry/model-document.ts';
import { loadPlan } from '../../../core/tuning/load-run.ts';
import { CARS_CONFIG, carsCsv } from '../../core/steps/cars.ts';
import { inTemporaryFolder } from '../run-upkeep.ts';
import { executionsOf, type TestDeployment } from './deployment.ts';
import { awaitVersion } from './finished-run.ts';
import { IN_ORDER } from './in-order.ts';
import { expectSameBytes, runLocally } from './local-run.ts';

const MODEL = 'halved';
const RAW_KEY = keys.raw(MODEL, 'cars.csv');
const CONFIG = CARS_CONFIG.replace('model: cars', `model: ${MODEL}`)
  .replace(/estimators: .*/, '')
  .replace(
    'tune:',
    `tune:
  search: { strategy: halving, factor: 2 }
  estimators: [{ estimator: kNeighbors, grid: { nNeighbors: [1, 2, 3, 5, 8, 13], weights: [uniform, distance] } }]`,
  );

/** The state machine goes round once a round: Plan, EvaluatePaths, IsSearched. */
export function describeHalving(deployment: () => TestDeployment): void {
  describe('a search by successive halving', () => {
    it('goes through its rounds in one execution to a champion', IN_ORDER, async () => {
      const { store, registry } = deployment().ports;
      await store.put(keys.config(MODEL), CONFIG);
      await store.put(RAW_KEY, carsCsv(1970, 1974));
      const { runId } = await awaitVersion(deployment(), MODEL, { version: 1 });
      const { halving, nSearchRows, paths } = await loadPlan(store, { model: MODEL, runId });
      const { nRounds, nRows, candidateIndices } = halving!;
      expect(nRounds).toBeGreaterThan(1);
      expect(new Set(paths.map(({ round }) => round)).size).toBe(nRounds);
      const nJudged = candidateIndices.map(({ length }) => length);
      expect(nJudged[0]).toBe(12);
      // The baseline joins in the last one.
      expect(nJudged.at(-1)).toBe(Math.ceil(12 / 2 ** (nRounds - 1)) + 1);
      expect(nRows.at(-1)).toBeGreaterThan(nSearchRows / 2);
      for (const { hash } of paths) expect(await store.head(keys.path(MODEL, hash)), hash).toBeDefined();
      expect(await readModel(registry, MODEL)).toMatchObject({ aliases: { champion: 1 } });
      expect((await executionsOf(deployment(), runId)).map(({ name }) => name)).toEqual([`${runId}-1`]);
    });

    it('comes to the same bytes as a run on this machine', IN_ORDER, async () => {
      await inTemporaryFolder(async (root) => {
        const upload = { model: MODEL, rawKey: RAW_KEY, csv: carsCsv(1970, 1974), config: CONFIG };
        await expectSameBytes(deployment().ports.store, await runLocally(root, upload));
      });
    });
  });
}
