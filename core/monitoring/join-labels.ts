import type { ActualRecord, PredictionRecord } from '../contracts/monitoring.ts';
import { compareTimes } from './part-lines.ts';

/** The label that counts for each id. */
export type Labels = ReadonlyMap<string, ActualRecord>;

export interface LabelledPrediction {
  readonly record: PredictionRecord;
  /** `null` while nobody knows. */
  readonly actual: number | null;
  readonly labelFrom: 'timed' | 'unplaced' | 'inline' | null;
}

/** The newest label of each id; of two with the same time, the greater value, so that the order of arrival does not matter. */
export function newestLabels(records: Iterable<ActualRecord>): Labels {
  const newest = new Map<string, ActualRecord>();
  for (const record of records) {
    const held = newest.get(record.id);
    if (held === undefined || compareLabels(held, record) < 0) newest.set(record.id, record);
  }
  return newest;
}

/**
 * Gives each prediction its label. A label from an actuals log wins over the prediction's own `actual`, which it came to
 * correct; one with a time over one without. O(predictions).
 */
export function joinLabels(
  predictions: readonly PredictionRecord[],
  labels: { readonly timed: Labels; readonly unplaced: Labels },
): LabelledPrediction[] {
  return predictions.map((record) => {
    const timed = labels.timed.get(record.id);
    if (timed !== undefined) return { record, actual: timed.actual, labelFrom: 'timed' };
    const unplaced = labels.unplaced.get(record.id);
    if (unplaced !== undefined) return { record, actual: unplaced.actual, labelFrom: 'unplaced' };
    if (record.actual !== undefined) return { record, actual: record.actual, labelFrom: 'inline' };
    return { record, actual: null, labelFrom: null };
  });
}

function compareLabels(a: ActualRecord, b: ActualRecord): number {
  return compareTimes(a, b) || a.actual - b.actual;
}
