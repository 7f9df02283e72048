import type { ActualRecord, PredictionRecord } from '../contracts/monitoring.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { parsePartKey } from './monitor-keys.ts';
import { type Arrived, type PartLine, readPart } from './part-lines.ts';

/** The keys of one partition's parts, by kind. */
export interface PartitionParts {
  readonly partition: string;
  readonly predictions: readonly string[];
  readonly actuals: readonly string[];
}

export interface PartitionRecords {
  readonly predictions: readonly PartLine<Arrived<PredictionRecord>>[];
  readonly actuals: readonly Arrived<ActualRecord>[];
}

/** Part keys by partition, ascending. Keys that name no part of the model are left out. */
export function partsByPartition(model: string, partKeys: readonly string[]): PartitionParts[] {
  const groups = new Map<string, { predictions: string[]; actuals: string[] }>();
  for (const key of [...partKeys].sort()) {
    const name = parsePartKey(model, key);
    if (name === undefined) continue;
    const group = groups.get(name.partition) ?? { predictions: [], actuals: [] };
    group[name.kind].push(key);
    groups.set(name.partition, group);
  }
  return [...groups].map(([partition, parts]) => ({ partition, ...parts }));
}

/** Everything that the parts of one partition hold, duplicates and all. */
export async function readPartition(
  store: ObjectStore,
  { predictions, actuals }: PartitionParts,
): Promise<PartitionRecords> {
  const [predictionLines, actualLines] = await Promise.all([
    Promise.all(predictions.map((key) => readPart<PredictionRecord>(store, key))),
    Promise.all(actuals.map((key) => readPart<ActualRecord>(store, key))),
  ]);
  return { predictions: predictionLines.flat(), actuals: actualLines.flat().map(({ record }) => record) };
}
