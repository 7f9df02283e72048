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
  let sum = 0;
  let max = 0;
  const { values: old } = before;
  const { values: now } = after;
  for (let row = 0; row < old.length; row++) {
    const change = Math.abs(now[row]! - old[row]!);
    if (change === 0) continue;
    if (Number.isNaN(change)) {
      // A gap on one side, or on both, or the same infinity.
      if (!Object.is(old[row], now[row])) cellsChanged++;
      continue;
    }
    cellsChanged++;
    measured++;
    sum += change;
    if (change > max) max = change;
  }
  return {
    rule,
    column: before.name,
    cellsChanged,
    meanAbsoluteChange: measured === 0 ? null : sum / measured,
    maxAbsoluteChange: measured === 0 ? null : max,
  };
}
