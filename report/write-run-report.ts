import { readArtefact, readArtefactIfAny } from '../core/artefacts/stored-json.ts';
import { keys } from '../core/contracts/keys.ts';
import { MODEL_FORMAT, type ModelArtefact } from '../core/contracts/model-artefact.ts';
import type { Profile } from '../core/contracts/profile.ts';
import type { Selection } from '../core/contracts/selection.ts';
import type { RunRef } from '../core/contracts/steps.ts';
import { clearLevel, thresholdOf } from '../core/monitoring/alert-rule.ts';
import { readWindows } from '../core/monitoring/stored-windows.ts';
import type { Ports } from '../core/ports/ports.ts';
import { readModel } from '../core/registry/model-document.ts';
import { loadCvResults } from '../core/tuning/load-cv-results.ts';
import { loadPlan, loadRunConfig } from '../core/tuning/load-run.ts';
import { loadHoldout } from './holdout/load-holdout.ts';
import { renderRunReport } from './render-run-report.ts';
import type { StoryRow } from './run-report-data.ts';

type ReportPorts = Pick<Ports, 'store' | 'registry'>;

/** Writes `report.html` of a finished run into the store: the search, the model and what was monitored so far. */
export async function writeRunReport(
  run: RunRef,
  ports: ReportPorts,
  story: readonly StoryRow[] = [],
): Promise<void> {
  const { store } = ports;
  const { model, runId } = run;
  const plan = await loadPlan(store, run);
  const { config } = await loadRunConfig(store, run);
  const { scoring, cvResults } = await loadCvResults(store, plan);
  const selection = await readArtefact<Selection>(
    store,
    keys.run(model, runId, 'selection.json'),
    'upkeep-selection/1',
  );
  const profileKey = keys.dataSet(model, plan.datasetId, 'profile.json');
  const rule = config.monitor.alerts[0];
  const html = renderRunReport({
    model,
    runId,
    datasetId: plan.datasetId,
    createdAt: await registeredAt(run, ports.registry),
    scoring,
    cvResults,
    bestIndex: selection.bestIndex,
    artefact: await readArtefact<ModelArtefact>(store, keys.run(model, runId, 'model.json'), MODEL_FORMAT),
    decision: selection.decision,
    classes: plan.classes,
    holdout: await loadHoldout(store, plan),
    holdoutScores: { model: selection.holdout, opponent: selection.opponentHoldout },
    profile: (await readArtefactIfAny<Profile>(store, profileKey, 'upkeep-profile/1')) ?? null,
    windows: await readWindows(store, model, config.monitor.window),
    alertThreshold:
      rule === undefined
        ? null
        : { metric: rule.metric, threshold: thresholdOf(rule), clear: clearLevel(rule) },
    story,
  });
  await store.put(keys.run(model, runId, 'report.html'), html);
}

async function registeredAt({ model, runId }: RunRef, registry: Ports['registry']): Promise<string> {
  const document = await readModel(registry, model);
  return document?.versions.find((version) => version.runId === runId)?.createdAt ?? '';
}
