import { jsonText } from '../artefacts/stored-json.ts';
import { keys } from '../contracts/keys.ts';
import type { ObjectStore } from '../ports/object-store.ts';

interface Refusal {
  readonly key: string;
  /** Of the refused object; null where it was refused unseen. */
  readonly version: string | null;
  readonly reason: string;
}

/** Keeps the reason why an upload was refused where its sender looks for it. The upload itself stays where it is. */
export async function quarantineUpload(store: ObjectStore, refusal: Refusal): Promise<void> {
  await store.put(keys.refusal(refusal.key), jsonText(refusal));
}
