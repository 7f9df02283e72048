import { readArtefact } from '../artefacts/stored-json.ts';
import { type ModelConfig, modelConfig } from '../contracts/config/model-config.ts';
import { keys } from '../contracts/keys.ts';
import type { Manifest } from '../contracts/manifest.ts';
import { type Plan, ROW_ROLE } from '../contracts/plan.ts';
import type { RunRef } from '../contracts/steps.ts';
import { DamagedArtefactError, NotFoundError } from '../errors.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Table } from '../table/table.ts';
import { decodeTable } from '../table/table-bin.ts';

/** `config.json` of a run: the configuration as it was when the run began, whatever is edited later. */
export interface RunConfig {
  readonly format: 'upkeep-run-config/1';
  readonly datasetId: string;
  readonly rawKey: string;
  readonly uploadedAtMs: number;
  readonly config: ModelConfig;
}

export async function loadRunConfig(store: ObjectStore, { model, runId }: RunRef): Promise<RunConfig> {
  const key = keys.run(model, runId, 'config.json');
  const stored = await readArtefact<RunConfig>(store, key, 'upkeep-run-config/1');
  return { ...stored, config: modelConfig.parse(stored.config) };
}

export function loadPlan(store: ObjectStore, { model, runId }: RunRef): Promise<Plan> {
  return readArtefact<Plan>(store, keys.run(model, runId, 'plan.json'), 'upkeep-plan/1');
}

/** The manifest and the typed table of a data set. @throws NotFoundError when it was never finished */
export async function loadDataSet(
  store: ObjectStore,
  ref: { model: string; datasetId: string },
): Promise<{ manifest: Manifest; table: Table }> {
  const manifestKey = keys.dataSet(ref.model, ref.datasetId, 'manifest.json');
  if ((await store.head(manifestKey)) === undefined) {
    throw new NotFoundError({
      where: manifestKey,
      found: 'the data set does not exist',
      todo: 'Upload and clean it first',
    });
  }
  const manifest = await readArtefact<Manifest>(store, manifestKey, 'upkeep-manifest/1');
  const tableKey = keys.dataSet(ref.model, ref.datasetId, 'table.bin');
  return { manifest, table: decodeTable(await store.get(tableKey), tableKey) };
}

/** What each row is for, `(nRows,)`, as Plan decided. */
export async function loadRowRoles(
  store: ObjectStore,
  { model, runId }: RunRef,
  nRows: number,
): Promise<Uint8Array> {
  const key = keys.run(model, runId, 'rows.bin');
  const roles = await store.get(key);
  if (roles.length === nRows) return roles;
  throw new DamagedArtefactError({
    where: key,
    found: `it speaks of ${roles.length} rows, the data set has ${nRows}`,
    todo: 'Start the run again',
  });
}

/** The rows of one role, ascending. */
export function rowsOfRole(roles: Uint8Array, role: keyof typeof ROW_ROLE): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < roles.length; row++) if (roles[row] === ROW_ROLE[role]) rows.push(row);
  return Int32Array.from(rows);
}
