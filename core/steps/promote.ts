import { jsonText, readArtefact } from '../artefacts/stored-json.ts';
import type { Decision } from '../contracts/decision.ts';
import { keys } from '../contracts/keys.ts';
import type { Selection } from '../contracts/selection.ts';
import type { RunRef } from '../contracts/steps.ts';
import type { Ports } from '../ports/ports.ts';
import { activateVersion } from '../registry/activate-version.ts';
import { reserveVersion } from '../registry/reserve-version.ts';
import { buildModel } from '../tuning/build-model.ts';
import { loadPlan, loadRunConfig } from '../tuning/load-run.ts';

export interface Promotion {
  readonly version: number;
  readonly decision: Decision;
}

/**
 * Promote: refits the chosen candidate on all labelled rows, registers it as a version, and moves the alias that the
 * decision calls for. The version number is reserved for the run first, so that a repeat registers nothing twice; the model
 * is written before any alias points to it.
 */
export async function promote(
  run: RunRef,
  ports: Pick<Ports, 'store' | 'registry'>,
  nowMs: number,
): Promise<Promotion> {
  const { store, registry } = ports;
  const { model, runId } = run;
  const plan = await loadPlan(store, run);
  const runConfig = await loadRunConfig(store, run);
  const selection = await readArtefact<Selection>(
    store,
    keys.run(model, runId, 'selection.json'),
    'upkeep-selection/1',
  );
  const { datasetId, uploadedAtMs } = runConfig;
  const version = await reserveVersion({ registry, model, runId, datasetId, uploadedAtMs, nowMs });
  const artefact = jsonText(await buildModel(store, { version, plan, runConfig, selection }));
  await store.put(keys.run(model, runId, 'model.json'), artefact);
  await store.put(keys.modelVersion(model, version), artefact);
  const decision = await activateVersion({
    registry,
    model,
    runId,
    version,
    decision: selection.decision,
    expectedChampion: plan.comparison.championVersion,
    metrics: scoresOf(selection),
    nowMs,
  });
  if (decision.outcome === 'promoted') await writeChampionAlias(store, { model, version, runId });
  return { version, decision };
}

/** What the registry shows of a version: `cv_rmse`, `holdout_rmse`. */
function scoresOf({ cv, holdout }: Selection): Record<string, number> {
  const searched = Object.entries(cv).map(([scorer, { mean }]) => [`cv_${scorer}`, mean]);
  const held = Object.entries(holdout ?? {}).map(([scorer, score]) => [`holdout_${scorer}`, score]);
  return Object.fromEntries([...searched, ...held]);
}

/** For whoever serves the model: which version to load. The registry is the truth; this follows it. */
export async function writeChampionAlias(
  store: Ports['store'],
  { model, version, runId }: { model: string; version: number; runId: string },
): Promise<void> {
  const body = {
    format: 'upkeep-alias/1',
    model,
    alias: 'champion',
    version,
    runId,
    key: keys.modelVersion(model, version),
  };
  await store.put(keys.alias(model, 'champion'), jsonText(body));
}
