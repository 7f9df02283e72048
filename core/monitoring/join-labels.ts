import type { ActualRecord, PredictionRecord } from '../contracts/monitoring.ts';
import { type Arrived, compare, compareTimes } from './part-lines.ts';

/** The labels of each id; the one that counts comes last. */
export type Labels = ReadonlyMap<string, readonly Arrived<ActualRecord>[]>;

export interface LabelledPrediction {
  readonly record: PredictionRecord;
  /** `null` while nobody knows. */
  readonly actual: number | null;
  /** Other labels of the same kind that say something else than the one that counts. */
  readonly nConflicting: number;
}

export interface LabelsToJoin {
  readonly timed: Labels;
  readonly unplaced: Labels;
  /** How long a prediction waits for a label without a time. @default for ever */
  readonly horizonMs?: number;
}

/**
 * The labels of each id, what counts last: the newest by its own time, then by when its log object was written, then by that
 * object's key, then by its line. None of it depends on when, in which order or how often the objects were read. O(n log n).
 */
export function newestLabels(records: Iterable<Arrived<ActualRecord>>): Labels {
  const byId = new Map<string, Arrived<ActualRecord>[]>();
  for (const record of records) {
    const held = byId.get(record.id);
    if (held === undefined) byId.set(record.id, [record]);
    else held.push(record);
  }
  for (const labels of byId.values()) labels.sort(compareLabels);
  return byId;
}

/**
 * Gives each prediction its label. A label from an actuals log wins over the prediction's own `actual`, which it came to
 * correct; one with a time over one without. O(predictions + labels).
 */
export function joinLabels(
  predictions: readonly Arrived<PredictionRecord>[],
  { timed, unplaced, horizonMs = Number.POSITIVE_INFINITY }: LabelsToJoin,
): LabelledPrediction[] {
  return predictions.map((record) => {
    const ofId = timed.get(record.id) ?? labelsWithin(unplaced, record, horizonMs);
    const label = ofId.at(-1);
    if (label === undefined) return { record, actual: record.actual ?? null, nConflicting: 0 };
    const { actual } = label;
    return { record, actual, nConflicting: ofId.filter((other) => other.actual !== actual).length };
  });
}

/**
 * The labels without a time that a prediction waited for: those that arrived within the horizon of its time, or of its own
 * arrival where that was later (a log of old predictions has not waited before it came).
 */
export function labelsWithin(
  unplaced: Labels,
  { id, timeMs, arrivedAtMs }: Arrived<PredictionRecord>,
  horizonMs: number,
): readonly Arrived<ActualRecord>[] {
  const untilMs = Math.max(timeMs, arrivedAtMs) + horizonMs;
  return (unplaced.get(id) ?? []).filter((label) => label.arrivedAtMs <= untilMs);
}

function compareLabels(a: Arrived<ActualRecord>, b: Arrived<ActualRecord>): number {
  return compareTimes(a, b) || a.arrivedAtMs - b.arrivedAtMs || compare(a.logKey, b.logKey);
}
