import { expect } from 'vitest';
import { fineNowMs } from '../../../adapters/fine-clock.ts';
import { createLocalPorts } from '../../../adapters/local/local-ports.ts';
import { keys } from '../../../core/contracts/keys.ts';
import type { Plan } from '../../../core/contracts/plan.ts';
import type { ObjectStore } from '../../../core/ports/object-store.ts';
import { clean } from '../../../core/steps/clean.ts';
import { evaluatePath } from '../../../core/steps/evaluate-path.ts';
import { plan } from '../../../core/steps/plan.ts';
import { promote } from '../../../core/steps/promote.ts';
import { select } from '../../../core/steps/select.ts';
import { startTune } from '../../../core/steps/start-tune.ts';
import { isLastRound, type LatestRound, latestRound, pathsOfRound } from '../../../core/tuning/rounds.ts';

/** What a run leaves that must not depend on where it ran: everything but times, costs and object versions. */
function reproducibleKeys(run: { model: string; runId: string; datasetId: string; version: number }) {
  const { model, runId, datasetId, version } = run;
  const dataSetFiles = [
    'table.bin',
    'clean.csv',
    'clean.parquet',
    'recipe.json',
    'profile.json',
    'ledger.json',
    'quarantine.csv',
  ];
  const runFiles = ['plan.json', 'cv_results.csv', 'holdout.csv', 'selection.json', 'model.json'];
  return [
    ...dataSetFiles.map((file) => keys.dataSet(model, datasetId, file as 'table.bin')),
    ...runFiles.map((file) => keys.run(model, runId, file as 'plan.json')),
    keys.modelVersion(model, version),
    keys.alias(model, 'champion'),
  ];
}

/** The same upload through the same steps in a folder. */
export async function runLocally(
  root: string,
  { model, rawKey, csv, config }: { model: string; rawKey: string; csv: string; config: string },
) {
  const ports = createLocalPorts(root);
  const { store } = ports;
  await store.put(keys.config(model), config);
  await store.put(rawKey, csv);
  const nowMs = Date.now();
  const dataSet = await clean({ key: rawKey }, ports);
  const { runId } = await startTune(dataSet, ports, { nowMs, holder: { host: 'test', pid: 1 } });
  const run = { model, runId };
  let planned: Plan;
  let evaluated: LatestRound | undefined;
  do {
    planned = await plan(run, ports, evaluated);
    for (const { index } of pathsOfRound(planned))
      await evaluatePath({ ...run, pathIndex: index }, { store, nowMs: fineNowMs });
    evaluated = latestRound(planned);
  } while (!isLastRound(planned));
  await select(run, { store });
  const { version } = await promote(run, ports, nowMs);
  return { store, run: { ...run, datasetId: dataSet.datasetId, version } };
}

/** Holds what a deployment has made of an upload to what the same steps made of it here. */
export async function expectSameBytes(
  deployed: ObjectStore,
  { store, run }: Awaited<ReturnType<typeof runLocally>>,
): Promise<void> {
  for (const key of reproducibleKeys(run)) {
    const [there, here] = [await deployed.get(key), await store.get(key)];
    expect(Buffer.compare(there, here), key).toBe(0);
  }
}
