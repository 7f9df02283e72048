import type { VersionMetrics } from '../contracts/monitoring.ts';
import {
  type ErrorSums,
  emptyErrorSums,
  errorSumsOf,
  finishErrorSums,
  mergeErrorSums,
} from './error-sums.ts';
import type { LabelledPrediction } from './join-labels.ts';

/** The sums of each model version. */
export type SumsByVersion = ReadonlyMap<number, ErrorSums>;

/**
 * Sums the predictions by the version that made them, in the given order.
 *
 * @param columns the raw columns that a prediction needs; without them a record's own features count as its cells
 */
export function sumByVersion(
  predictions: readonly LabelledPrediction[],
  columns: readonly string[] | null,
): SumsByVersion {
  const sums = new Map<number, ErrorSums>();
  for (const { record, actual } of predictions) {
    const before = sums.get(record.version) ?? emptyErrorSums();
    const one = errorSumsOf({
      prediction: record.prediction,
      actual,
      ...countCells(record.features, columns),
    });
    sums.set(record.version, mergeErrorSums(before, one));
  }
  return sums;
}

export function mergeByVersion(a: SumsByVersion, b: SumsByVersion): SumsByVersion {
  const merged = new Map(a);
  for (const [version, sums] of b) {
    merged.set(version, mergeErrorSums(merged.get(version) ?? emptyErrorSums(), sums));
  }
  return merged;
}

/** Ascending by version. `OK` from `minRows` labelled rows on. */
export function finishByVersion(sums: SumsByVersion, minRows: number): VersionMetrics[] {
  return [...sums]
    .sort(([a], [b]) => a - b)
    .map(([version, of]) => ({
      version,
      nPredictions: of.n,
      nLabelled: of.nLabelled,
      status: of.nLabelled >= minRows ? 'OK' : 'INSUFFICIENT_DATA',
      metrics: finishErrorSums(of),
    }));
}

function countCells(
  features: LabelledPrediction['record']['features'],
  columns: readonly string[] | null,
): { nCells: number; nMissingCells: number } {
  // A log without features says nothing about gaps: it has no cells, rather than missing ones.
  if (features === undefined) return { nCells: 0, nMissingCells: 0 };
  const names = columns ?? Object.keys(features);
  let nMissingCells = 0;
  for (const name of names) {
    if (!Object.hasOwn(features, name) || features[name] === null) nMissingCells++;
  }
  return { nCells: names.length, nMissingCells };
}
