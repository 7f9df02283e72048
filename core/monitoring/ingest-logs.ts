import { inBatches } from '../in-batches.ts';
import type { ObjectInfo, ObjectStore } from '../ports/object-store.ts';
import type { BadLine } from './bad-lines.ts';
import { readMarks } from './ingest-marks.ts';
import { type IngestOutcome, ingestObject } from './ingest-object.ts';
import { LOG_KINDS, type LogKind, monitorKeys } from './monitor-keys.ts';
import { type PartitionUnit, partitionUnitOf } from './partition.ts';

/** Small objects wait for the store together; a large one is read alone, for the memory's sake. */
const N_AT_ONCE = 8;
const SMALL_BYTES = 4 << 20;

/** What one run read of the logs; objects that were read before do not count. */
export interface IngestedLogs {
  readonly nObjects: number;
  readonly nRecords: number;
  readonly nBad: number;
  /** The first bad lines of each object. */
  readonly bad: readonly (BadLine & { readonly key: string })[];
  /** The log objects. */
  readonly keys: readonly string[];
  /** Those of which no line could be read. */
  readonly unreadable: readonly string[];
}

export interface IngestLogsRequest {
  readonly store: ObjectStore;
  readonly model: string;
  /** `monitor.window`: what the partitions are made of follows it. */
  readonly window: string;
  /** The log objects that are known to be new, so that nothing is listed. @default whatever a listing finds */
  readonly logKeys?: readonly string[] | undefined;
}

interface NewObject {
  readonly kind: LogKind;
  readonly info: ObjectInfo;
  readonly mark: string;
}

/**
 * Reads every prediction and actuals log of a model that is new or changed. Costs a listing of the logs and one of the marks,
 * and for each new object one read of its receipt, the object, a write for each of its parts, and three more. After a change
 * between windows of hours and longer ones every log is read once more.
 */
export async function ingestLogs({
  store,
  model,
  window,
  logKeys,
}: IngestLogsRequest): Promise<IngestedLogs> {
  const partitionUnit = partitionUnitOf(window);
  const found =
    logKeys === undefined
      ? await newObjects({ store, model, partitionUnit })
      : await namedObjects(logKeys, { store, model, partitionUnit });
  const ingest = async ({ kind, info, mark }: NewObject): Promise<IngestOutcome> => {
    const outcome = await ingestObject({ store, model, kind, info, partitionUnit });
    await store.put(mark, '');
    return outcome;
  };
  const isSmall = ({ info }: NewObject) => info.sizeBytes <= SMALL_BYTES;
  const outcomes = [
    ...(await inBatches(found.filter(isSmall), N_AT_ONCE, ingest)),
    ...(await inBatches(
      found.filter((object) => !isSmall(object)),
      1,
      ingest,
    )),
  ];
  const receipts = outcomes.filter(({ skipped }) => !skipped).map(({ receipt }) => receipt);
  return {
    nObjects: receipts.length,
    nRecords: receipts.reduce((sum, { nRecords }) => sum + nRecords, 0),
    nBad: receipts.reduce((sum, { bad }) => sum + bad.count, 0),
    bad: receipts.flatMap(({ key, bad }) => bad.first.map((line) => ({ ...line, key }))),
    keys: receipts.map(({ key }) => key),
    unreadable: receipts.filter(({ nRecords, bad }) => nRecords === 0 && bad.count > 0).map(({ key }) => key),
  };
}

interface Reading {
  readonly store: ObjectStore;
  readonly model: string;
  readonly partitionUnit: PartitionUnit;
}

/** Those of the named objects that are logs of this model and still there. Whether they were read before, their receipts know. */
async function namedObjects(
  logKeys: readonly string[],
  { store, model, partitionUnit }: Reading,
): Promise<NewObject[]> {
  const found = await inBatches([...new Set(logKeys)].sort(), N_AT_ONCE, async (key) => {
    const kind = LOG_KINDS.find((name) => key.startsWith(`${name}/${model}/`));
    const info = kind === undefined ? undefined : await store.head(key);
    if (kind === undefined || info === undefined) return [];
    return [{ kind, info, mark: monitorKeys.mark(model, info, partitionUnit) }];
  });
  return found.flat();
}

async function newObjects(request: Reading): Promise<NewObject[]> {
  const { store, model, partitionUnit } = request;
  const marks = await readMarks(store, model);
  const found: NewObject[] = [];
  for (const kind of LOG_KINDS) {
    for await (const info of store.list(`${kind}/${model}/`)) {
      const mark = monitorKeys.mark(model, info, partitionUnit);
      if (!marks.has(mark)) found.push({ kind, info, mark });
    }
  }
  return found;
}
