import type { DataSection } from '../../contracts/config/data-section.ts';
import type { Table } from '../../table/table.ts';
import { orderByTime } from '../row-times.ts';
import { rowIdentity } from './row-identity.ts';

/** What is known of the rows that the model in service was fitted on. */
export interface TrainedChampion {
  readonly version: number;
  /** The time of the newest of them. */
  readonly timeToMs: number | null;
  /** Their identities, as `rowIdentity` gives them. */
  readonly trainedRows: Float64Array | null;
}

export interface UnseenRowsTask {
  readonly table: Table;
  readonly data: DataSection;
  readonly labelled: Int32Array;
  readonly champion: TrainedChampion;
}

/**
 * The labelled rows that the champion was not fitted on: those later than its newest one, or without times
 * those whose identity it does not contain. A champion of which neither is known has seen them all, for all
 * one can tell. O(nRows log nRows).
 * @throws DataRefusedError when a labelled row has no time
 */
export function unseenRows({ table, data, labelled, champion }: UnseenRowsTask): Int32Array {
  const { timeToMs, trainedRows } = champion;
  if (data.time !== null && timeToMs !== null) {
    const { rows, times } = orderByTime(table, labelled, data.time);
    return rows.filter((_row, position) => times[position]! > timeToMs);
  }
  if (trainedRows === null) return new Int32Array();
  const seen = new Set(trainedRows);
  const identities = rowIdentity(table, data);
  return labelled.filter((row) => !seen.has(identities[row]!));
}
