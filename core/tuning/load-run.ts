import { readArtefact, readArtefactIfAny } from '../artefacts/stored-json.ts';
import { type ModelConfig, modelConfig } from '../contracts/config/model-config.ts';
import { keys } from '../contracts/keys.ts';
import { type PathResult, PLAN_FORMAT, type Plan, ROW_ROLE } from '../contracts/plan.ts';
import type { RunRef } from '../contracts/steps.ts';
import { DamagedArtefactError } from '../errors.ts';
import { sha256 } from '../hashing/sha256.ts';
import type { ObjectStore } from '../ports/object-store.ts';

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
  return readArtefact<Plan>(store, keys.run(model, runId, 'plan.json'), PLAN_FORMAT);
}

/** The results that the paths of a plan have left so far. */
export async function loadPathResults(store: ObjectStore, { model, paths }: Plan): Promise<PathResult[]> {
  const results = await Promise.all(
    paths.map(({ hash }) => readArtefactIfAny<PathResult>(store, keys.path(model, hash), 'upkeep-path/1')),
  );
  return results.filter((result) => result !== undefined);
}

/** What each row of the data set is for, `(nRows,)`, as Plan decided. @throws DamagedArtefactError */
export async function loadRowRoles(store: ObjectStore, plan: Plan): Promise<Uint8Array> {
  const roles = await findRowRoles(store, plan);
  if (roles !== undefined) return roles;
  throw new DamagedArtefactError({
    where: keys.run(plan.model, plan.runId, 'plan.json'),
    found: 'the rows that it names are not there, or were changed',
    todo: 'Start the run again: it is planned anew',
  });
}

/** The same, or `undefined` where the rows that the plan names are not there unchanged. */
export async function findRowRoles(
  store: ObjectStore,
  { model, runId, rowsSha256 }: Plan,
): Promise<Uint8Array | undefined> {
  if (rowsSha256 === undefined) return undefined;
  const key = keys.rows(model, runId, rowsSha256);
  if ((await store.head(key)) === undefined) return undefined;
  const roles = await store.get(key);
  return sha256(roles) === rowsSha256 ? roles : undefined;
}

/** The rows of one role, ascending. */
export function rowsOfRole(roles: Uint8Array, role: keyof typeof ROW_ROLE): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < roles.length; row++) if (roles[row] === ROW_ROLE[role]) rows.push(row);
  return Int32Array.from(rows);
}
