import type { LedgerEntry } from '../contracts/profile.ts';
import type { PlannedStep } from './planned-step.ts';

/** How many cells of a column the rules of a step changed. */
export function changesOf(
  entries: readonly LedgerEntry[],
  step: PlannedStep['step'],
  column: string,
): number {
  return entries
    .filter((entry) => entry.column === column && entry.rule.startsWith(`${step}.`))
    .reduce((sum, entry) => sum + entry.cellsChanged, 0);
}
