import type { LedgerEntry } from '../contracts/profile.ts';
import type { NumericColumn } from '../table/table.ts';

interface ChangedCells {
  readonly rule: string;
  readonly before: NumericColumn;
  /** The same rows afterwards. */
  readonly after: NumericColumn;
}

/** Counts the cells that one rule changed and measures by how much. Two gaps are equal. O(n). */
export function changedCells({ rule, before, after }: ChangedCells): LedgerEntry {
  let cellsChanged = 0;
  let measured = 0;
  let mean = 0;
  let max = 0;
  for (let row = 0; row < before.values.length; row++) {
    const old = before.values[row]!;
    const now = after.values[row]!;
    if (old === now || (Number.isNaN(old) && Number.isNaN(now))) continue;
    cellsChanged++;
    const change = Math.abs(now - old);
    if (Number.isNaN(change)) continue;
    measured++;
    mean += (change - mean) / measured;
    max = Math.max(max, change);
  }
  return {
    rule,
    column: before.name,
    cellsChanged,
    meanAbsoluteChange: measured === 0 ? null : mean,
    maxAbsoluteChange: measured === 0 ? null : max,
  };
}
