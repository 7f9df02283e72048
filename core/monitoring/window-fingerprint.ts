import type { JsonValue } from '../contracts/json.ts';
import { contentId } from '../hashing/sha256.ts';
import type { ObjectInfo } from '../ports/object-store.ts';

/** Names what a window's result was made of. */
export interface WindowFingerprint {
  /** Of the parts of its partitions, and of the settings that its numbers depend on. */
  readonly parts: string;
  /** Of the labels without a time that its predictions may have waited for. */
  readonly unplaced: string;
}

/** Of the versions of some objects, in whatever order they come, and of settings. */
export function fingerprintOf(objects: readonly ObjectInfo[], settings: readonly JsonValue[]): string {
  return contentId([settings, objects.map(({ key, version }) => `${key}@${version}`).sort()]);
}
