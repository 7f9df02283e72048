import { jsonText } from '../artefacts/stored-json.ts';
import { keys } from '../contracts/keys.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Ports } from '../ports/ports.ts';
import { type ModelVersion, readModel } from './model-document.ts';

/**
 * Writes `aliases/champion.json`, which tells whoever serves the model what to load, from the registry, which is the truth.
 * Whoever moved the champion calls this afterwards. The registry is read again after the write, until both agree: of several
 * at once the last to write has seen the last move. A file that is right is left alone, so that its watchers see moves only.
 * Answers the version in service, or null.
 */
export async function writeChampionAlias(
  model: string,
  { store, registry }: Pick<Ports, 'store' | 'registry'>,
): Promise<number | null> {
  let champion = await readChampion(registry, model);
  while (champion !== null) {
    await putIfOther(store, keys.alias(model, 'champion'), aliasText(model, champion));
    const now = await readChampion(registry, model);
    if (now?.version === champion.version) return champion.version;
    champion = now;
  }
  return null;
}

async function readChampion(registry: Ports['registry'], model: string): Promise<ModelVersion | null> {
  const document = await readModel(registry, model);
  return document?.versions.find(({ version }) => version === document.aliases.champion) ?? null;
}

function aliasText(model: string, { version, runId, modelKey }: ModelVersion): string {
  return jsonText({ format: 'upkeep-alias/1', model, alias: 'champion', version, runId, key: modelKey });
}

async function putIfOther(store: ObjectStore, key: string, text: string): Promise<void> {
  const exists = (await store.head(key)) !== undefined;
  if (exists && new TextDecoder().decode(await store.get(key)) === text) return;
  await store.put(key, text);
}
