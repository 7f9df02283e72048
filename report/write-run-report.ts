import { readArtefact, readArtefactIfAny } from '../core/artefacts/stored-json.ts';
import { keys } from '../core/contracts/keys.ts';
import { MODEL_FORMAT, type ModelArtefact } from '../core/contracts/model-artefact.ts';
import type { Profile } from '../core/contracts/profile.ts';
import type { Selection } from '../core/contracts/selection.ts';
import type { RunRef } from '../core/contracts/steps.ts';
import { columnNames } from '../core/csv/column-names.ts';
import { readCsv } from '../core/csv/read-csv.ts';
import { clearLevel, thresholdOf } from '../core/monitoring/alert-rule.ts';
import { readWindows } from '../core/monitoring/stored-windows.ts';
import type { ObjectStore } from '../core/ports/object-store.ts';
import type { Ports } from '../core/ports/ports.ts';
import { readModel } from '../core/registry/model-document.ts';
import { findColumn, type NumericColumn } from '../core/table/table.ts';
import { loadCvResults } from '../core/tuning/load-cv-results.ts';
import { loadPlan, loadRunConfig } from '../core/tuning/load-run.ts';
import { renderRunReport } from './render-run-report.ts';
import type { HoldoutPoint, StoryRow } from './run-report-data.ts';

type ReportPorts = Pick<Ports, 'store' | 'registry'>;

const HOLDOUT_NUMBERS: readonly string[] = ['actual', 'challenger', 'opponent'];

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
  const { scoring, cvResults } = await loadCvResults(store, { ...run, plan });
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
    holdout: await loadHoldout(store, run),
    opponentHoldout: selection.opponentHoldout,
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

async function loadHoldout(store: ObjectStore, { model, runId }: RunRef): Promise<HoldoutPoint[]> {
  const key = keys.run(model, runId, 'holdout.csv');
  const body = await store.get(key);
  async function* open() {
    yield body;
  }
  const lines = body.filter((byte) => byte === 0x0a).length;
  if (lines <= 1) return [];
  // Whatever else a row carries is a name, and never to be taken for a number.
  const header = await columnNames(open(), key);
  const types = Object.fromEntries(
    header.map((name) => [name, HOLDOUT_NUMBERS.includes(name) ? 'number' : 'text'] as const),
  );
  const { table } = await readCsv(open, { name: key, missing: [], types });
  const [actual, challenger, opponent] = HOLDOUT_NUMBERS.map(
    (name) => (findColumn(table, name) as NumericColumn).values,
  );
  return Array.from(actual!, (value, row) => ({
    actual: value,
    predicted: challenger![row]!,
    opponent: opponent![row]!,
  }));
}
