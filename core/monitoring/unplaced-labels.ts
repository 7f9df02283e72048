import type { ActualRecord } from '../contracts/monitoring.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { type Labels, newestLabels } from './join-labels.ts';
import { monitorKeys } from './monitor-keys.ts';
import { type Arrived, readPart } from './part-lines.ts';

/** Every label that came without a time, by id. Once a run; O(labels) in time and memory. */
export async function readUnplacedLabels(store: ObjectStore, model: string): Promise<Labels> {
  const records: Arrived<ActualRecord>[] = [];
  for await (const { key, sizeBytes } of store.list(`${monitorKeys.parts(model)}unplaced/`)) {
    if (sizeBytes === 0) continue;
    for (const { record } of await readPart<ActualRecord>(store, key)) records.push(record);
  }
  return newestLabels(records);
}
