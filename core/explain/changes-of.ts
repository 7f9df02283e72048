import type { LedgerEntry } from '../contracts/profile.ts';
import type { PlannedStep } from './planned-step.ts';

type Entries = readonly LedgerEntry[];

/** How many cells of a column the rules of a step changed. */
export function changesOf(entries: Entries, step: PlannedStep['step'], column: string): number {
  return entriesOf(entries, step, column).reduce((sum, entry) => sum + entry.cellsChanged, 0);
}

/** How many cells of a column the rules of a step found, changed or not. */
export function findsOf(entries: Entries, step: PlannedStep['step'], column: string): number {
  return entriesOf(entries, step, column).reduce((sum, entry) => sum + entry.cellsFound, 0);
}

function entriesOf(entries: Entries, step: PlannedStep['step'], column: string): Entries {
  return entries.filter((entry) => entry.column === column && entry.rule.startsWith(`${step}.`));
}
