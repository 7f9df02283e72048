import type { MonitorSection } from '../contracts/config/monitor-section.ts';
import type { ActualRecord, MonitorWindow } from '../contracts/monitoring.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { durationMs } from '../duration.ts';
import { joinLabels, type Labels, labelsWithin, newestLabels } from './join-labels.ts';
import { newestPredictions } from './newest-record.ts';
import { type PartitionParts, partsByPartition, readPartition } from './partition-records.ts';
import type { TouchedWindow } from './touched-windows.ts';
import { finishByVersion, mergeByVersion, type SumsByVersion, sumByVersion } from './window-metrics.ts';

/** How many partitions are read ahead: hides the store's latency, and bounds the memory. */
const N_AT_ONCE = 8;

export interface EvaluateWindowRequest {
  readonly store: ObjectStore;
  readonly model: string;
  readonly window: TouchedWindow;
  readonly monitor: Pick<MonitorSection, 'minRows' | 'labelHorizon'>;
  /** The labels without a time, from `readUnplacedLabels`. */
  readonly unplaced: Labels;
  /** The raw columns that a prediction needs, for `missingRatio`. @default null: each record's own features */
  readonly columns?: readonly string[] | null;
}

export interface EvaluatedWindow {
  readonly window: MonitorWindow;
  /** Labels with a time in this window that match no prediction. */
  readonly nOrphanLabels: number;
  /** Ids of labels without a time that match a prediction of this window which waited for them. */
  readonly unplacedIdsMatched: ReadonlySet<string>;
}

/**
 * The truth about one window as now known: the predictions of its partitions, one an id, joined with their labels and
 * summed by model version. Partitions are summed in ascending order, records within them by id, so the numbers do not
 * depend on how the log was split into objects. O(n log n); holds 8 partitions (2 days, or 2 hours, of records) at a time.
 *
 * @throws NotFoundError or DamagedArtefactError for a part that cannot be read
 */
export async function evaluateWindow(request: EvaluateWindowRequest): Promise<EvaluatedWindow> {
  const { model, window, monitor } = request;
  const partitions = partsByPartition(model, window.partKeys);
  let sums: SumsByVersion = new Map();
  let nDuplicates = 0;
  let nConflicting = 0;
  let nOrphanLabels = 0;
  const unplacedIdsMatched = new Set<string>();
  for (let first = 0; first < partitions.length; first += N_AT_ONCE) {
    const batch = partitions.slice(first, first + N_AT_ONCE);
    for (const partition of await Promise.all(batch.map((parts) => evaluatePartition(request, parts)))) {
      sums = mergeByVersion(sums, partition.sums);
      nDuplicates += partition.nDuplicates;
      nConflicting += partition.nConflicting;
      nOrphanLabels += partition.nOrphanLabels;
      for (const id of partition.unplacedIdsMatched) unplacedIdsMatched.add(id);
    }
  }
  const result: MonitorWindow = {
    format: 'upkeep-window/1',
    model,
    window: window.window,
    startMs: window.startMs,
    endMs: window.endMs,
    versions: finishByVersion(sums, monitor.minRows),
    nDuplicates,
    nConflicting,
  };
  return { window: result, nOrphanLabels, unplacedIdsMatched };
}

async function evaluatePartition(request: EvaluateWindowRequest, parts: PartitionParts) {
  const { store, window, monitor, unplaced, columns = null } = request;
  const horizonMs = durationMs(monitor.labelHorizon);
  const { predictions, actuals } = await readPartition(store, parts);
  const within = ({ timeMs }: { timeMs: number | null }) =>
    timeMs !== null && timeMs >= window.startMs && timeMs < window.endMs;
  // A window of hours may have to read a whole day: whoever is predicted again an hour later is no duplicate.
  const { lines, nDuplicates, nConflicting } = newestPredictions(
    predictions.filter(({ record }) => within(record)),
  );
  const timed = newestLabels(actuals);
  const records = lines.map(({ record }) => record);
  const joined = joinLabels(records, { timed, unplaced, horizonMs });
  const ids = new Set(predictions.map(({ record }) => record.id));
  return {
    sums: sumByVersion(joined, columns),
    nDuplicates,
    nConflicting: joined.reduce((sum, label) => sum + label.nConflicting, nConflicting),
    nOrphanLabels: countOrphans(timed, ids, within),
    unplacedIdsMatched: records
      .filter((record) => labelsWithin(unplaced, record, horizonMs).length > 0)
      .map(({ id }) => id),
  };
}

function countOrphans(
  labels: Labels,
  ids: ReadonlySet<string>,
  within: (label: ActualRecord) => boolean,
): number {
  let nOrphans = 0;
  for (const [id, ofId] of labels) if (!ids.has(id) && within(ofId.at(-1)!)) nOrphans++;
  return nOrphans;
}
