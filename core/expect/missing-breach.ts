import { type Column, isMissingAt } from '../table/table.ts';
import { holds, parseComparison } from './comparison.ts';
import { addRow, type Breach, type ExpectedTable, linesText, noRowsFound } from './expected-table.ts';

/** How many cells of a column are missing, as a count or a share. O(rows) */
export function missingBreach(of: ExpectedTable, column: Column, expected: string): Breach | undefined {
  const { nRows } = of.table;
  const gaps = noRowsFound();
  for (let row = 0; row < nRows; row++) if (isMissingAt(column, row)) addRow(gaps, row);
  const comparison = parseComparison(expected);
  const percent = nRows === 0 ? 0 : (100 * gaps.n) / nRows;
  if (holds(comparison, comparison.isPercent ? percent : gaps.n)) return undefined;
  const share = `${Number(percent.toPrecision(3))}%`;
  const where = gaps.n === 0 ? '' : `: ${linesText(of, gaps)}`;
  const found = `${gaps.n} of ${nRows} cells (${share}) are missing${where}`;
  return { option: `missing.${column.name}`, found, expected };
}
