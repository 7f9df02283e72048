import type { ReadOptions } from '../input/table-read.ts';
import type { ColumnBuilder } from './column-builder.ts';
import type { ColumnPlan, ReadPlan } from './read-plan.ts';
import type { SettledColumn } from './settle-column.ts';

/** How the file is to be read once more; `undefined` when the reading that was done is good. */
export function nextPlan(
  plan: ReadPlan,
  {
    settled,
    columns,
    badCells,
  }: {
    settled: readonly SettledColumn[];
    columns: readonly ColumnBuilder[];
    badCells: ReadOptions['badCells'];
  },
): ReadPlan | undefined {
  const isStrict = badCells === 'quarantine' && settled.some(({ misfit }) => misfit !== undefined);
  if (!isStrict && !settled.some(({ column }) => column === 'readAsTexts')) return undefined;
  const plans = settled.map(({ column, misfit }, index): [string, ColumnPlan] => {
    const { name, dictionary } = columns[index]!;
    const required = misfit?.required ?? null;
    // Numbers are read as numbers at once, also where texts came first.
    const isNumbers = required === 'number' || (dictionary === null && column !== 'readAsTexts');
    return [name, { gather: isNumbers ? 'numbers' : 'texts', required }];
  });
  return { ...plan, columns: new Map(plans), isStrict };
}
