import { keys } from '../../core/contracts/keys.ts';
import type { ObjectStore } from '../../core/ports/object-store.ts';

/** Why the object that lies under a raw key now was refused, or undefined: it was not, or another version of it was. */
export async function findRefusal(key: string, store: ObjectStore): Promise<string | undefined> {
  const place = keys.refusal(key);
  if ((await store.head(place)) === undefined) return undefined;
  const { version, reason } = JSON.parse(new TextDecoder().decode(await store.get(place))) as {
    readonly version: string | null;
    readonly reason: string;
  };
  return version === (await store.head(key))?.version ? reason : undefined;
}
