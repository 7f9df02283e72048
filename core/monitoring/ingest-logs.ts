import type { ObjectInfo, ObjectStore } from '../ports/object-store.ts';
import type { BadLine } from './bad-lines.ts';
import { ingestObject } from './ingest-object.ts';
import { LOG_KINDS } from './monitor-keys.ts';

/** What one run read of the logs; objects that were read before do not count. */
export interface IngestedLogs {
  readonly nObjects: number;
  readonly nRecords: number;
  readonly nBad: number;
  /** The first bad lines of each object. */
  readonly bad: readonly (BadLine & { readonly key: string })[];
}

/** Reads every prediction and actuals log of a model that is new or changed. O(objects) plus the new records. */
export async function ingestLogs(store: ObjectStore, model: string): Promise<IngestedLogs> {
  let ingested: IngestedLogs = { nObjects: 0, nRecords: 0, nBad: 0, bad: [] };
  for (const kind of LOG_KINDS) {
    for (const info of await listed(store, `${kind}/${model}/`)) {
      const { receipt, skipped } = await ingestObject({ store, model, kind, info });
      if (skipped) continue;
      ingested = {
        nObjects: ingested.nObjects + 1,
        nRecords: ingested.nRecords + receipt.nRecords,
        nBad: ingested.nBad + receipt.bad.count,
        bad: [...ingested.bad, ...receipt.bad.first.map((line) => ({ ...line, key: info.key }))],
      };
    }
  }
  return ingested;
}

async function listed(store: ObjectStore, prefix: string): Promise<ObjectInfo[]> {
  const infos: ObjectInfo[] = [];
  for await (const info of store.list(prefix)) infos.push(info);
  return infos;
}
