import { ConfigurationError, NotFoundError } from '../errors.ts';
import type { Registry } from '../ports/registry.ts';
import { listModels, type ModelDocument, type ModelVersion, readModel } from './model-document.ts';

const REFERENCE = /^(?<model>[^@:]+)(?:@(?<alias>[^@:]+)|:(?<version>[0-9]+))?$/;

export interface ResolvedVersion extends ModelVersion {
  readonly model: string;
}

/**
 * What `cars@challenger`, `cars:3` or `cars` (the champion) names.
 * @throws ConfigurationError for another form; NotFoundError that lists what there is
 */
export async function resolveVersion(registry: Registry, reference: string): Promise<ResolvedVersion> {
  const { model, alias = 'champion', version } = parseReference(reference);
  const document = await readModel(registry, model);
  if (document === undefined) {
    const models = await listModels(registry);
    throw modelNotFound(
      model,
      models.map((known) => known.model),
    );
  }
  const wanted = version === undefined ? aliased(document, model, alias) : Number(version);
  return { model, ...readyVersion(document, model, wanted) };
}

/** A registered version of a model. @throws NotFoundError */
export function readyVersion({ versions }: ModelDocument, model: string, version: number): ModelVersion {
  if (versions.length === 0) throw modelNotFound(model);
  const ready = versions.filter(({ status }) => status === 'ready');
  const found = ready.find((entry) => entry.version === version);
  if (found) return found;
  const reserved = versions.some((entry) => entry.version === version);
  throw new NotFoundError({
    where: `model ${model}`,
    found: reserved ? `version ${version} is not finished yet` : `there is no version ${version}`,
    allowed: ready.length === 0 ? 'no version is registered' : ready.map((entry) => entry.version).join(', '),
  });
}

/** What the aliases of a model are, for a message. */
export function aliasList({ aliases }: ModelDocument): string {
  const entries = Object.entries(aliases).map(([alias, version]) => `${alias} (version ${version})`);
  return entries.length === 0 ? 'no alias is set' : entries.join(', ');
}

export function modelNotFound(model: string, known?: readonly string[]): NotFoundError {
  const where = `model ${model}`;
  const found = 'no model of this name is registered';
  if (known === undefined) return new NotFoundError({ where, found, todo: '`upkeep models` lists them' });
  return new NotFoundError({ where, found, allowed: known.length === 0 ? 'none is yet' : known.join(', ') });
}

function aliased(document: ModelDocument, model: string, alias: string): number {
  const version = new Map(Object.entries(document.aliases)).get(alias);
  if (version !== undefined) return version;
  throw new NotFoundError({
    where: `model ${model}`,
    found: `the alias ${alias} is not set`,
    allowed: aliasList(document),
  });
}

function parseReference(reference: string): { model: string; alias?: string; version?: string } {
  const groups = REFERENCE.exec(reference)?.groups;
  if (groups) return groups as { model: string; alias?: string; version?: string };
  throw new ConfigurationError({
    where: `model reference ${JSON.stringify(reference)}`,
    found: 'not a reference to a model version',
    allowed: 'NAME, NAME@ALIAS or NAME:VERSION',
  });
}
