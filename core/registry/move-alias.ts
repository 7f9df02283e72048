import { ConfigurationError, ConflictError, NotFoundError } from '../errors.ts';
import type { Registry } from '../ports/registry.ts';
import { championHistory, withChampion, withMove } from './alias-moves.ts';
import { type ModelDocument, updateModel } from './model-document.ts';
import { aliasList, modelNotFound, readyVersion } from './resolve-version.ts';

export interface MoveChampion {
  readonly registry: Registry;
  readonly model: string;
  readonly reason: string;
  readonly nowMs: number;
  /** The champion that the caller means to replace (null: none); any, if left out. */
  readonly expectedChampion?: number | null;
}

/**
 * Makes a version champion by hand. Nothing is done, and no move kept, if it is champion already.
 * @throws NotFoundError for a model or version that is not registered; ConflictError if the champion is not the expected one
 */
export function promoteVersion(
  request: MoveChampion & { readonly version: number },
): Promise<{ from: number | null; to: number }> {
  const { registry, model, version, reason, nowMs } = request;
  return updateModel(registry, model, (document) => {
    const from = document.aliases.champion ?? null;
    const { version: to } = readyVersion(document, model, version);
    checkExpected(request, from);
    if (from === to) return { next: null, result: { from, to } };
    const at = new Date(nowMs).toISOString();
    return { next: withChampion(document, { at, to, reason, by: 'promote' }), result: { from, to } };
  });
}

/**
 * Puts the champion before this one back into service.
 * @throws ConfigurationError if there is none to go back to; NotFoundError for a model without a champion;
 * ConflictError if the champion is not the expected one
 */
export async function rollbackChampion(request: MoveChampion): Promise<{ from: number; to: number }> {
  const { registry, model, reason, nowMs } = request;
  return updateModel(registry, model, (document) => {
    const from = championOf(document, model);
    checkExpected(request, from);
    const to = championHistory(document.moves).at(-2);
    if (to === undefined) throw nothingBefore(model, from);
    const at = new Date(nowMs).toISOString();
    const next = withMove(document, { at, alias: 'champion', to, reason, by: 'rollback' });
    return { next, result: { from, to } };
  });
}

function championOf(document: ModelDocument, model: string): number {
  const { champion } = document.aliases;
  if (document.versions.length === 0) throw modelNotFound(model);
  if (champion !== undefined) return champion;
  throw new NotFoundError({
    where: `model ${model}`,
    found: 'it has no champion',
    allowed: aliasList(document),
  });
}

function checkExpected({ expectedChampion, model }: MoveChampion, champion: number | null): void {
  if (expectedChampion === undefined || expectedChampion === champion) return;
  const describe = (version: number | null) => (version === null ? 'none' : `version ${version}`);
  throw new ConflictError({
    where: `model ${model}`,
    found: `the champion is ${describe(champion)}, where ${describe(expectedChampion)} was to be replaced`,
    todo: 'Look at the model again and decide anew',
  });
}

function nothingBefore(model: string, champion: number): ConfigurationError {
  return new ConfigurationError({
    where: `model ${model}`,
    found: `version ${champion} has no champion before it to go back to`,
    todo: `Name the version that is wanted: upkeep promote ${model}:VERSION`,
  });
}
