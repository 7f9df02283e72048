import type { LedgerEntry } from '../contracts/profile.ts';
import type { NumericColumn } from '../table/table.ts';

interface ChangedCells {
  readonly rule: string;
  readonly before: NumericColumn;
  /** The same rows afterwards. */
  readonly after: NumericColumn;
}

/** Sums are made of sums of so many rows, so that rounding does not add up over millions. */
const STRETCH = 1024;
/** A power of two, so that scaling is exact: the sum of very many large changes is still a number. */
const HEADROOM = 2 ** -40;

/** Counts the cells that one rule changed and measures by how much. Two gaps are equal. O(n). */
export function changedCells({ rule, before, after }: ChangedCells): LedgerEntry {
  const nRows = before.values.length;
  let cellsChanged = 0;
  let measured = 0;
  let total = 0;
  let max = 0;
  for (let start = 0; start < nRows; start += STRETCH) {
    const stop = Math.min(start + STRETCH, nRows);
    let sum = 0;
    for (let row = start; row < stop; row++) {
      const old = before.values[row]!;
      const now = after.values[row]!;
      if (old === now || (Number.isNaN(old) && Number.isNaN(now))) continue;
      cellsChanged++;
      const change = Math.abs(now - old);
      if (Number.isNaN(change)) continue;
      measured++;
      sum += change * HEADROOM;
      if (change > max) max = change;
    }
    total += sum;
  }
  return {
    rule,
    column: before.name,
    cellsFound: cellsChanged,
    cellsChanged,
    meanAbsoluteChange: measured === 0 ? null : total / measured / HEADROOM,
    maxAbsoluteChange: measured === 0 ? null : max,
  };
}
