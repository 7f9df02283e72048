import type { ObjectStore } from '../ports/object-store.ts';
import { monitorKeys } from './monitor-keys.ts';

/**
 * The marks that say what the parts of each log object hold now. A mark is a receipt's shadow: its name says all, so that one
 * listing spares a read for every log object there ever was. The port deletes nothing, so an object collects a mark for each
 * version and unit; the newest one is true, and where two are of one moment neither is believed (the receipt then decides).
 */
export async function readMarks(store: ObjectStore, model: string): Promise<ReadonlySet<string>> {
  const newest = new Map<string, { readonly key: string | null; readonly modifiedAtMs: number }>();
  for await (const { key, modifiedAtMs } of store.list(monitorKeys.marks(model))) {
    const object = objectOf(key);
    const held = newest.get(object);
    if (held === undefined || modifiedAtMs > held.modifiedAtMs) newest.set(object, { key, modifiedAtMs });
    else if (modifiedAtMs === held.modifiedAtMs) newest.set(object, { key: null, modifiedAtMs });
  }
  return new Set([...newest.values()].flatMap(({ key }) => (key === null ? [] : [key])));
}

function objectOf(markKey: string): string {
  return markKey.slice(0, markKey.lastIndexOf('-'));
}
