import type { DataSection } from '../contracts/config/data-section.ts';
import { ConfigurationError } from '../errors.ts';
import { isMissingAt, isNumeric, type Table } from '../table/table.ts';
import type { CleaningCheck } from './check-denoise.ts';
import { columnRole } from './feature-columns.ts';
import { FILL_METHODS, fillLooksAhead } from './fills/fill-methods.ts';
import { aheadOf, elseWithoutTarget } from './series-folds.ts';

/** Refuses fills without an order of the rows, and fills that would look ahead, with the features that have gaps. */
export function checkImpute({ table, data, clean, folds }: CleaningCheck): void {
  for (const option of ['numeric', 'category'] as const) {
    const method = clean.impute[option];
    if (!FILL_METHODS.includes(method)) continue;
    const where = `clean.impute.${option}`;
    if (data.time === null && data.order === null)
      throw new ConfigurationError({
        where,
        found: `${method} goes along the rows, and nothing says that their order has a meaning`,
        allowed: 'data.time, or data.order: file',
        todo: 'Set data.time to the column that orders the rows, or say data.order: file',
      });
    const ahead = aheadOf(folds, { isFiltered: clean.denoise.length > 0 });
    if (ahead !== null && fillLooksAhead(method))
      throw new ConfigurationError({
        where,
        found: `${method} would let ${filledColumns(table, data, option)} look ahead ${ahead}`,
        allowed: `forwardFill, or a method that does not go along the rows${elseWithoutTarget(method)}`,
        todo: 'Use forwardFill',
      });
  }
}

/** Booleans are filled by their most frequent value, whatever the method. */
function filledColumns(table: Table, data: DataSection, option: 'numeric' | 'category'): string {
  const names = table.columns
    .filter((column) => columnRole(column, data) === 'feature')
    .filter((column) => (option === 'numeric' ? column.type === 'number' : !isNumeric(column)))
    .filter((column) => hasGap(column, table.nRows))
    .map((column) => JSON.stringify(column.name));
  return names.length === 0 ? 'a gap' : names.join(', ');
}

function hasGap(column: Parameters<typeof isMissingAt>[0], nRows: number): boolean {
  for (let row = 0; row < nRows; row++) if (isMissingAt(column, row)) return true;
  return false;
}
