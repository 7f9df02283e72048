import * as z from 'zod/mini';
import { registryKeys } from '../contracts/keys.ts';
import type { Registry } from '../ports/registry.ts';
import { decisionRecord } from './decision-record.ts';
import { timestamp } from './timestamp.ts';
import { type DocumentChange, parseDocument, readDocument, updateDocument } from './update-document.ts';

const FORMAT = 'upkeep-registry-model/1';

const versionNumber = z.int().check(z.gte(1));

const modelVersion = z.strictObject({
  version: versionNumber,
  runId: z.string(),
  datasetId: z.string(),
  /** Where `model.json` is, or will be while the version is only reserved. */
  modelKey: z.string(),
  /** When its raw data set was uploaded: a version takes no alias from one of a newer upload. */
  uploadedAtMs: z.number(),
  /** reserved: a run has the number, the model is not registered yet. */
  status: z.enum(['reserved', 'ready']),
  createdAt: timestamp,
  /** As it was carried out; null while the version is only reserved. */
  decision: z.nullable(decisionRecord),
  metrics: z.record(z.string(), z.number()),
});

const aliasMove = z.strictObject({
  at: timestamp,
  alias: z.enum(['champion', 'challenger']),
  from: z.nullable(versionNumber),
  to: z.nullable(versionNumber),
  reason: z.string(),
  by: z.enum(['tune', 'promote', 'rollback']),
});

/** All that the registry knows of one model. One document, since numbers, aliases and moves must change together. */
const modelDocument = z.strictObject({
  format: z.literal(FORMAT),
  nextVersion: versionNumber,
  /** Ascending by version. */
  versions: z.readonly(z.array(modelVersion)),
  aliases: z.strictObject({
    champion: z.exactOptional(versionNumber),
    challenger: z.exactOptional(versionNumber),
  }),
  /** Every move of an alias, oldest first. */
  moves: z.readonly(z.array(aliasMove)),
});

export type ModelVersion = Readonly<z.output<typeof modelVersion>>;
export type AliasMove = Readonly<z.output<typeof aliasMove>>;
export type ModelDocument = Readonly<z.output<typeof modelDocument>>;

/** `undefined` for a model that no run ever reserved a version of. @throws DamagedArtefactError */
export function readModel(registry: Registry, model: string): Promise<ModelDocument | undefined> {
  return readDocument(placeOf(registry, model));
}

/** All models, ascending by name. @throws DamagedArtefactError */
export async function listModels(
  registry: Registry,
): Promise<(ModelDocument & { readonly model: string })[]> {
  const models: (ModelDocument & { readonly model: string })[] = [];
  for await (const { model, read } of eachModel(registry)) models.push({ model, ...read() });
  return models;
}

/** The same, one by one: `read` throws DamagedArtefactError, which then stops nobody from going on with the next. */
export async function* eachModel(
  registry: Registry,
): AsyncGenerator<{ readonly model: string; readonly read: () => ModelDocument }> {
  const prefix = registryKeys.model('');
  for await (const item of registry.list(prefix))
    yield { model: item.key.slice(prefix.length), read: () => parseDocument(item, modelDocument) };
}

/** Changes one model's document in one conditional write. @throws ConflictError, DamagedArtefactError */
export function updateModel<R>(
  registry: Registry,
  model: string,
  change: (current: ModelDocument) => DocumentChange<ModelDocument, R>,
): Promise<R> {
  return updateDocument(placeOf(registry, model), (current) => change(current ?? EMPTY));
}

const EMPTY: ModelDocument = {
  format: FORMAT,
  nextVersion: 1,
  versions: [],
  aliases: {},
  moves: [],
};

function placeOf(registry: Registry, model: string) {
  return { registry, key: registryKeys.model(model), schema: modelDocument };
}
