import type { PredictionRecord } from '../contracts/monitoring.ts';
import { inBatches } from '../in-batches.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Labels } from './join-labels.ts';
import { parsePartKey } from './monitor-keys.ts';
import { readPart } from './part-lines.ts';

const N_AT_ONCE = 8;

export interface UnplacedOrphansRequest {
  readonly store: ObjectStore;
  readonly model: string;
  readonly unplaced: Labels;
  /** The log objects that this run read: only their labels are counted, so that each is once. */
  readonly newLogKeys: readonly string[];
  /** Ids that match a prediction of a window evaluated in this run: a new label touches every window that it may belong to. */
  readonly matched: ReadonlySet<string>;
  /** The parts of the windows that are not closed yet. */
  readonly pendingPartKeys: readonly string[];
}

/**
 * How many ids of new labels without a time match no prediction, in closed windows or open ones. O(new labels); reads the
 * predictions of open windows only if some label has found none in the closed ones.
 */
export async function countUnplacedOrphans(request: UnplacedOrphansRequest): Promise<number> {
  const { store, model, unplaced, newLogKeys, matched, pendingPartKeys } = request;
  const isNew = new Set(newLogKeys);
  const orphans = new Set<string>();
  for (const [id, labels] of unplaced) {
    if (!matched.has(id) && labels.some(({ logKey }) => isNew.has(logKey))) orphans.add(id);
  }
  if (orphans.size === 0) return 0;
  const keys = pendingPartKeys.filter((key) => parsePartKey(model, key)?.kind === 'predictions');
  await inBatches(keys, N_AT_ONCE, async (key) => {
    for (const { record } of await readPart<PredictionRecord>(store, key)) orphans.delete(record.id);
  });
  return orphans.size;
}
