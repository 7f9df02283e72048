import { jsonText, readArtefactIfAny } from '../artefacts/stored-json.ts';
import { keys } from '../contracts/keys.ts';
import type { Refusal } from '../contracts/refusal.ts';
import type { UpkeepError } from '../errors.ts';
import type { ObjectStore } from '../ports/object-store.ts';

/** Keeps the reason why an upload was refused where its sender looks for it. The upload itself stays where it is. */
export async function quarantineUpload(
  store: ObjectStore,
  { key, version }: { readonly key: string; readonly version: string },
  { message: reason, detail }: UpkeepError,
): Promise<void> {
  const refusal: Refusal = { format: 'upkeep-refusal/1', key, version, reason, detail };
  await store.put(keys.refusal(key), jsonText(refusal));
}

/** Why the object that lies under a raw key now was refused, or undefined: it was not, or another version of it was. */
export async function findRefusal(store: ObjectStore, key: string): Promise<Refusal | undefined> {
  const refusal = await readArtefactIfAny<Refusal>(store, keys.refusal(key), 'upkeep-refusal/1');
  return refusal !== undefined && refusal.version === (await store.head(key))?.version ? refusal : undefined;
}
