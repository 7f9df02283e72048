import { jsonText, readArtefact } from '../artefacts/stored-json.ts';
import type { Decision } from '../contracts/decision.ts';
import { keys } from '../contracts/keys.ts';
import type { Selection } from '../contracts/selection.ts';
import type { RunRef } from '../contracts/steps.ts';
import type { Ports } from '../ports/ports.ts';
import { activateVersion, registeredBy } from '../registry/activate-version.ts';
import { writeChampionAlias } from '../registry/champion-alias.ts';
import { readModel } from '../registry/model-document.ts';
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
 * is written before any alias points to it, and never again once it is registered. Answers what the registry then holds.
 */
export async function promote(
  run: RunRef,
  ports: Pick<Ports, 'store' | 'registry' | 'trainers'>,
  nowMs: number,
): Promise<Promotion> {
  const readPromotion = async () => registeredBy(await readModel(ports.registry, run.model), run.runId);
  if ((await readPromotion()) === null) await register(run, ports, nowMs);
  // Also after a repeat: the run may have been stopped between the registry and the file.
  await writeChampionAlias(run.model, ports);
  return (await readPromotion())!;
}

async function register(
  run: RunRef,
  { store, registry, trainers }: Pick<Ports, 'store' | 'registry' | 'trainers'>,
  nowMs: number,
): Promise<void> {
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
  const artefact = jsonText(await buildModel({ store, trainers }, { version, plan, runConfig, selection }));
  await store.put(keys.run(model, runId, 'model.json'), artefact);
  await store.put(keys.modelVersion(model, version), artefact);
  await activateVersion({
    registry,
    model,
    runId,
    version,
    decision: selection.decision,
    expectedChampion: plan.comparison.championVersion,
    metrics: scoresOf(selection),
    nowMs,
  });
}

/** What the registry shows of a version: `cv_rmse`, `holdout_rmse`. */
function scoresOf({ cv, holdout }: Selection): Record<string, number> {
  const searched = Object.entries(cv).map(([scorer, { mean }]) => [`cv_${scorer}`, mean]);
  const held = Object.entries(holdout ?? {}).map(([scorer, score]) => [`holdout_${scorer}`, score]);
  return Object.fromEntries([...searched, ...held]);
}
