import type { JsonValue } from '../contracts/json.ts';
import type { PredictionRecord } from '../contracts/monitoring.ts';
import { DataRefusedError } from '../errors.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { joinLabels, type LabelledPrediction, type Labels, newestLabels } from './join-labels.ts';
import { monitorKeys } from './monitor-keys.ts';
import { comparePredictions, newestPredictions } from './newest-record.ts';
import { compare, type PartLine } from './part-lines.ts';
import { N_BUCKETS } from './partition.ts';
import { type PartitionParts, partsByPartition, readPartition } from './partition-records.ts';

interface RetuneRecordsRequest {
  readonly store: ObjectStore;
  readonly model: string;
  /** The raw columns that a row of the upload is made of: the signature's, and the group. */
  readonly columns: readonly string[];
  /** The labels without a time, from `readUnplacedLabels`. */
  readonly unplaced: Labels;
  /** `labelHorizon`: how long a prediction waits for a label without a time. */
  readonly horizonMs: number;
}

export interface RetuneRecord {
  readonly id: string;
  readonly timeMs: number;
  readonly actual: number;
  /** Raw, as before cleaning: at least the columns that were asked for; a gap is `null`. */
  readonly features: { readonly [column: string]: JsonValue };
}

interface RetuneRecords {
  /** One an id, ascending by time, then id. */
  readonly records: readonly RetuneRecord[];
  readonly nLabelled: number;
  /** Labelled records left out because their features lack one of the columns, or are not logged at all. */
  readonly nIncomplete: number;
}

/**
 * All labelled records of the log that carry the raw columns: what a model can be tuned on again. Over
 * all days the newest labelled record of an id counts. O(n log n) in time; holds a quarter of the log at a time, and the result.
 *
 * @throws DataRefusedError if there are labelled records, and none carries the columns
 */
export async function retuneRecords(request: RetuneRecordsRequest): Promise<RetuneRecords> {
  const { store, model, columns } = request;
  const partKeys: string[] = [];
  for await (const { key, sizeBytes } of store.list(monitorKeys.parts(model))) {
    if (sizeBytes > 0) partKeys.push(key);
  }
  const partitions = partsByPartition(model, partKeys).filter(
    ({ partition }) => !partition.startsWith('unplaced/'),
  );
  const labelled: LabelledPrediction[] = [];
  for (let bucket = 0; bucket < N_BUCKETS; bucket++) {
    const ofBucket = partitions.filter(({ partition }) => partition.endsWith(`/${bucket}`));
    // One by one: as arguments of one call, as many records as a day can bring would not fit the stack.
    for (const record of await newestLabelled(request, ofBucket)) labelled.push(record);
  }
  const records = labelled.flatMap((labelledRecord) => toRetuneRecord(labelledRecord, columns));
  if (labelled.length > 0 && records.length === 0) throw noFeatures(request, labelled);
  records.sort((a, b) => a.timeMs - b.timeMs || compare(a.id, b.id));
  return { records, nLabelled: labelled.length, nIncomplete: labelled.length - records.length };
}

/** The newest labelled prediction of each id of one bucket. */
async function newestLabelled(
  { store, unplaced, horizonMs }: RetuneRecordsRequest,
  partitions: readonly PartitionParts[],
): Promise<LabelledPrediction[]> {
  const newest = new Map<string, { line: PartLine<PredictionRecord>; labelled: LabelledPrediction }>();
  for (const parts of partitions) {
    const { predictions, actuals } = await readPartition(store, parts);
    const { lines } = newestPredictions(predictions);
    const labels = { timed: newestLabels(actuals), unplaced, horizonMs };
    const joined = joinLabels(
      lines.map(({ record }) => record),
      labels,
    );
    for (const [index, labelled] of joined.entries()) {
      if (labelled.actual === null) continue;
      const line = lines[index]!;
      const held = newest.get(line.record.id);
      if (held === undefined || comparePredictions(held.line, line) < 0) {
        newest.set(line.record.id, { line, labelled });
      }
    }
  }
  return [...newest.values()].map(({ labelled }) => labelled);
}

function toRetuneRecord({ record, actual }: LabelledPrediction, columns: readonly string[]): RetuneRecord[] {
  const { id, timeMs, features } = record;
  if (actual === null || features === undefined) return [];
  if (!columns.every((column) => Object.hasOwn(features, column))) return [];
  return [{ id, timeMs, actual, features }];
}

function noFeatures(
  { model, columns }: RetuneRecordsRequest,
  labelled: readonly LabelledPrediction[],
): DataRefusedError {
  const nWithFeatures = labelled.filter(({ record }) => record.features !== undefined).length;
  const found =
    nWithFeatures === 0
      ? `none of the ${labelled.length} labelled records carries features`
      : `none of the ${nWithFeatures} labelled records with features carries every raw column`;
  return new DataRefusedError({
    where: `prediction log of ${model}`,
    found,
    allowed: `records whose features hold ${columns.join(', ')}`,
    todo: 'Log the raw features with each prediction, as upkeep predict does',
  });
}
