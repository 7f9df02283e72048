import type { Table } from '../../table/table.ts';
import { cutsBetweenTimes, inOrder } from '../row-times.ts';

export interface NewestRowsTask {
  readonly table: Table;
  readonly labelled: Int32Array;
  /** The column of times; `null` where the order of the rows says which came later. */
  readonly time: string | null;
  /** The wanted share of the labelled rows, in (0, 1). */
  readonly share: number;
}

/**
 * The newest labelled rows, cut between distinct times where their share comes nearest to the wanted one (of
 * equals the smaller), never none and never all; `null` when there is only one time, or one row, to cut. O(n log n).
 * @throws DataRefusedError when a labelled row has no time
 */
export function newestRows({ table, labelled, time, share }: NewestRowsTask): Int32Array | null {
  const { rows, times } = inOrder(table, labelled, time);
  const wanted = share * rows.length;
  let best: number | null = null;
  for (const cut of cutsBetweenTimes(times)) {
    const distance = Math.abs(rows.length - cut - wanted);
    if (best === null || distance <= Math.abs(rows.length - best - wanted)) best = cut;
  }
  return best === null ? null : rows.slice(best);
}
