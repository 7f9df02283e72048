import { isOlderFormat, otherFormat, readDocument } from '../artefacts/stored-json.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import { keys } from '../contracts/keys.ts';
import { MODEL_FORMAT, type ModelArtefact } from '../contracts/model-artefact.ts';
import { RECIPE_FORMAT, type Recipe } from '../contracts/recipe.ts';
import { DamagedArtefactError } from '../errors.ts';
import { labelledRows } from '../model-selection/comparison/labelled-rows.ts';
import { rowIdentity } from '../model-selection/comparison/row-identity.ts';
import type { Ports } from '../ports/ports.ts';
import { readModel } from '../registry/model-document.ts';
import { loadDataSet } from './load-data-set.ts';

export interface Champion {
  readonly version: number;
  /** What a model of any format says of itself: enough to watch it and to tune it again. */
  readonly artefact: Pick<ModelArtefact, 'model' | 'signature' | 'lineage' | 'rows' | 'classes'>;
  /** Null where an earlier version of Upkeep wrote the model: it cannot predict here. */
  readonly recipe: Recipe | null;
}

/** The model version in service, also one that an earlier version of Upkeep wrote, or null. */
export async function loadChampion(
  model: string,
  { store, registry }: Pick<Ports, 'store' | 'registry'>,
): Promise<Champion | null> {
  const version = (await readModel(registry, model))?.aliases.champion;
  if (version === undefined) return null;
  const { artefact, older } = await readModelVersion({ model, version }, store);
  return { version, artefact, recipe: older === null ? artefact.recipe : null };
}

/** A model version that is to predict. @throws NotFoundError, DamagedArtefactError also for one of an older format */
export async function loadVersion(ref: VersionRef, store: Ports['store']): Promise<ModelArtefact> {
  const { artefact, older } = await readModelVersion(ref, store);
  if (older !== null) throw older;
  return artefact;
}

/** What every format of a model has. */
const PARTS = ['recipe', 'signature', 'lineage', 'rows'] as const;

interface VersionRef {
  readonly model: string;
  readonly version: number;
}

/** The artefact, and why it cannot predict where it, or the recipe in it, is of an older format. */
async function readModelVersion({ model, version }: VersionRef, store: Ports['store']) {
  const key = keys.modelVersion(model, version);
  const artefact = (await readDocument(store, key, MODEL_FORMAT)) as ModelArtefact;
  const missing = PARTS.filter((part) => typeof artefact[part] !== 'object' || artefact[part] === null);
  if (missing.length > 0) throw incomplete(key, missing);
  const formats = [
    { key, found: String(artefact.format), format: MODEL_FORMAT },
    { key, found: String(artefact.recipe.format), format: RECIPE_FORMAT },
  ];
  const other = formats.find(({ found, format }) => found !== format);
  if (other === undefined) return { artefact, older: null };
  const error = otherFormat({ ...other, todo: todoOfOlder(model) });
  if (!isOlderFormat(other.found, other.format)) throw error;
  return { artefact, older: error };
}

function incomplete(key: string, missing: readonly string[]): DamagedArtefactError {
  return new DamagedArtefactError({
    where: key,
    found: `it lacks its ${missing.join(', ')}`,
    allowed: `a model of the format ${MODEL_FORMAT}`,
    todo: 'Somebody changed it: put the file back as it was registered, or tune the model again',
  });
}

function todoOfOlder(model: string): string {
  const promote = `put the new one into service with \`upkeep promote ${model}:VERSION\``;
  return `Tune the model again with this version of Upkeep; as nothing can be compared with the old model, ${promote}`;
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
