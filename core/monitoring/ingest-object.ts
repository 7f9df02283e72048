import { inBatches } from '../in-batches.ts';
import type { ObjectInfo, ObjectStore } from '../ports/object-store.ts';
import { type LogKind, monitorKeys } from './monitor-keys.ts';
import { type ParsedLog, parseActualsLog, parsePredictionLog } from './parse-log.ts';
import { formatPart, type Identified } from './part-lines.ts';
import { type PartitionUnit, partitionOf, unplacedPartitionOf } from './partition.ts';
import { type IngestReceipt, readReceipt, writeReceipt } from './receipt.ts';

/** Writes that wait for the store together. */
const N_PARTS_AT_ONCE = 16;

export interface IngestRequest {
  readonly store: ObjectStore;
  readonly model: string;
  readonly kind: LogKind;
  /** The log object, as listed: exactly this version is read. */
  readonly info: ObjectInfo;
  readonly partitionUnit: PartitionUnit;
}

export interface IngestOutcome {
  readonly receipt: IngestReceipt;
  /** This version had been read into partitions of this unit before; nothing was read or written. */
  readonly skipped: boolean;
}

/**
 * Reads one log object into the parts of the partitions that its records belong to. A part's name is made of the log's
 * key, so whatever is read twice replaces itself, and a newer version of the object replaces the older one's parts.
 *
 * Before it writes a part that no receipt knows of, it says so in the receipt: however often and wherever it is stopped,
 * and whichever version comes next, no part is forgotten. O(n log n) in the records.
 *
 * @throws NotFoundError if the object is no longer there in this version
 */
export async function ingestObject(request: IngestRequest): Promise<IngestOutcome> {
  const { store, model, kind, info, partitionUnit } = request;
  const receiptKey = monitorKeys.receipt(model, info.key);
  const before = await readReceipt(store, receiptKey);
  if (
    before?.status === 'done' &&
    before.version === info.version &&
    before.partitionUnit === partitionUnit
  ) {
    return { receipt: before, skipped: true };
  }
  const log = parse(kind, await readVersion(store, info), model);
  const byPartition = groupByPartition(log.records, request);
  const known = new Set(before?.partitions);
  const partitions = [...byPartition.keys()].sort();
  const receipt: IngestReceipt = {
    format: 'upkeep-ingested/2',
    key: info.key,
    version: info.version,
    kind,
    partitionUnit,
    status: 'done',
    partitions,
    nRecords: log.records.length,
    bad: log.bad,
  };
  const union = [...new Set([...known, ...partitions])].sort();
  if (before?.status !== 'writing' || union.length > known.size) {
    await writeReceipt(store, receiptKey, { ...receipt, status: 'writing', partitions: union });
  }
  const source = monitorKeys.source(info.key);
  const origin = { arrivedAtMs: info.modifiedAtMs, logKey: info.key };
  await inBatches(union, N_PARTS_AT_ONCE, (partition) => {
    // A partition that this version no longer touches is overwritten with an empty part: the port deletes nothing.
    const body = formatPart(byPartition.get(partition) ?? [], origin);
    return store.put(monitorKeys.part(model, { partition, kind, source }), body);
  });
  await writeReceipt(store, receiptKey, receipt);
  return { receipt, skipped: false };
}

function parse(kind: LogKind, bytes: Uint8Array, model: string): ParsedLog<Identified> {
  return kind === 'predictions' ? parsePredictionLog(bytes, { model }) : parseActualsLog(bytes, { model });
}

function groupByPartition(
  records: readonly Identified[],
  { info, partitionUnit }: IngestRequest,
): Map<string, Identified[]> {
  const groups = new Map<string, Identified[]>();
  for (const record of records) {
    const { id, timeMs } = record;
    const partition =
      timeMs === null ? unplacedPartitionOf(id, info.modifiedAtMs) : partitionOf(id, timeMs, partitionUnit);
    const group = groups.get(partition);
    if (group === undefined) groups.set(partition, [record]);
    else group.push(record);
  }
  return groups;
}

async function readVersion(store: ObjectStore, { key, version }: ObjectInfo): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of store.open(key, version)) {
    chunks.push(new Uint8Array(chunk));
    length += chunk.length;
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
