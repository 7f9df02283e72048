import { type ColumnDescription, describeColumn } from '../../core/profile/describe-column.ts';
import type { Column } from '../../core/table/table.ts';

/** One number in memory that threads share: how many columns have been begun. */
export type ColumnTurns = SharedArrayBuffer;

export function createColumnTurns(): ColumnTurns {
  return new SharedArrayBuffer(4);
}

/** Describes columns, each of which one thread alone takes, until none is left; by their place. */
export function describeInTurns(
  columns: readonly Column[],
  turns: ColumnTurns,
): [place: number, description: ColumnDescription][] {
  const begun = new Int32Array(turns);
  const described: [number, ColumnDescription][] = [];
  for (let at = Atomics.add(begun, 0, 1); at < columns.length; at = Atomics.add(begun, 0, 1))
    described.push([at, describeColumn(columns[at]!)]);
  return described;
}
