import type { PredictionRecord } from '../contracts/monitoring.ts';
import { type Arrived, compare, type PartLine } from './part-lines.ts';

/** One prediction an id, and what had to be left out to get there. */
export interface NewestPredictions {
  /** Ascending by id. */
  readonly lines: readonly PartLine<Arrived<PredictionRecord>>[];
  /** Further copies of a record that is counted already. */
  readonly nDuplicates: number;
  /** Records that differ from the newest one of their id. */
  readonly nConflicting: number;
}

/**
 * The newest record of each id. Of two with the same time the labelled one wins, then the one with features, then the
 * greater text: a rule over contents, so that it does not matter which object a record came in. Of identical ones the first
 * to arrive counts: a log that is delivered again does not prolong the wait for labels. O(n log n).
 */
export function newestPredictions(lines: readonly PartLine<Arrived<PredictionRecord>>[]): NewestPredictions {
  const sorted = [...lines].sort(
    (a, b) =>
      compare(a.record.id, b.record.id) ||
      comparePredictions(a, b) ||
      b.record.arrivedAtMs - a.record.arrivedAtMs,
  );
  const newest: PartLine<Arrived<PredictionRecord>>[] = [];
  let nDuplicates = 0;
  let nConflicting = 0;
  for (const [index, line] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next === undefined || next.record.id !== line.record.id) newest.push(line);
    else if (next.text === line.text) nDuplicates++;
    else nConflicting++;
  }
  return { lines: newest, nDuplicates, nConflicting };
}

/** Ascending: what wins comes last. For records of one id. */
export function comparePredictions(
  { record: a, text: textA }: PartLine<PredictionRecord>,
  { record: b, text: textB }: PartLine<PredictionRecord>,
): number {
  return (
    a.timeMs - b.timeMs ||
    Number(a.actual !== undefined) - Number(b.actual !== undefined) ||
    Number(a.features !== undefined) - Number(b.features !== undefined) ||
    compare(textA, textB)
  );
}
