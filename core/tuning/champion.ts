import { readArtefact } from '../artefacts/stored-json.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import { keys } from '../contracts/keys.ts';
import type { ModelArtefact } from '../contracts/model-artefact.ts';
import { labelledRows } from '../model-selection/comparison/labelled-rows.ts';
import { rowIdentity } from '../model-selection/comparison/row-identity.ts';
import type { Ports } from '../ports/ports.ts';
import { readModel } from '../registry/model-document.ts';
import { loadDataSet } from './load-data-set.ts';

export interface Champion {
  readonly version: number;
  readonly artefact: ModelArtefact;
}

/** The model version in service, or null. */
export async function loadChampion(
  model: string,
  { store, registry }: Pick<Ports, 'store' | 'registry'>,
): Promise<Champion | null> {
  const version = (await readModel(registry, model))?.aliases.champion;
  return version === undefined ? null : { version, artefact: await loadVersion({ model, version }, store) };
}

export function loadVersion(
  { model, version }: { model: string; version: number },
  store: Ports['store'],
): Promise<ModelArtefact> {
  return readArtefact<ModelArtefact>(store, keys.modelVersion(model, version), 'upkeep-model/2');
}

/**
 * What tells whether a row was among those a champion is fitted on: with a time, the newest of them; else the rows'
 * identities, read again from its data set.
 */
export async function trainedOn(champion: Champion, data: DataSection, store: Ports['store']) {
  const { rows, lineage, model } = champion.artefact;
  if (data.time !== null && rows.timeTo !== null) {
    return { version: champion.version, timeToMs: Date.parse(rows.timeTo), trainedRows: null };
  }
  const { table } = await loadDataSet(store, { model, datasetId: lineage.datasetId });
  const identities = rowIdentity(table, data);
  const trainedRows = Float64Array.from(labelledRows(table, data), (row) => identities[row]!);
  return { version: champion.version, timeToMs: null, trainedRows };
}
