import type { DataSection } from '../contracts/config/data-section.ts';
import { ConfigurationError, DataRefusedError } from '../errors.ts';
import { findColumn, isNumeric, type Table } from '../table/table.ts';
import { groupRows } from './group-rows.ts';

/**
 * How the folds of a search lie to the series that the rows make, one a `data.group`: each tested part after what it is tested
 * on; each series whole in one fold, by the splitter, or if the column `data.fold` has numbered them so; or folds from the
 * midst of a series.
 */
export type SeriesFolds = 'chronological' | 'whole' | 'numbered' | 'cut';

/** Whether each series is in one fold, as far as the configuration tells. */
export function keepsSeriesWhole(folds: SeriesFolds | null): boolean {
  return folds === 'whole' || folds === 'numbered';
}

/**
 * Why nothing may look ahead, to go on a sentence with; null where it may. Across folds that cut the series a fill may, which
 * `rowReach` keeps from tested rows; filtered rows hold what the rows before them held, so that it cannot.
 */
export function aheadOf(
  folds: SeriesFolds | null,
  { isFiltered }: { readonly isFiltered: boolean },
): string | null {
  if (folds === 'chronological') return 'in time, and the splits are chronological';
  return keepsSeriesWhole(folds) && isFiltered ? 'at rows that models are compared on' : null;
}

/** What a refusal of a look ahead allows besides: without a target nothing is searched for, and no row is held out. */
export function elseWithoutTarget(method: string): string {
  return `; ${method} without data.target`;
}

/**
 * Refuses filters along the rows across folds that cut a series: a filter has no statistic that could be fitted on training rows
 * only, and would smooth the values of tested rows into those of training rows beside them.
 * @throws ConfigurationError naming the columns; DataRefusedError naming a group that is in several folds
 */
export function refuseFiltersAcrossFolds(
  columns: readonly string[],
  { table, data, folds }: { table: Table; data: DataSection; folds: SeriesFolds | null },
): void {
  if (columns.length === 0) return;
  const names = columns.map((name) => JSON.stringify(name)).join(', ');
  if (folds === 'cut')
    throw new ConfigurationError({
      where: 'clean.denoise',
      found: `the filters of ${names} would smooth tested rows into training rows, because the folds cut through the series`,
      allowed:
        'timeSeriesSplit; with data.group groupKFold, stratifiedGroupKFold, or predefinedSplit in which each group is in one fold',
      todo: 'Use timeSeriesSplit under tune.cv, or leave the filters out',
    });
  if (folds === 'numbered') refuseTornGroup(names, table, data);
}

function refuseTornGroup(names: string, table: Table, data: DataSection): void {
  const column = data.fold === null ? undefined : findColumn(table, data.fold);
  if (column === undefined || !isNumeric(column)) return;
  const foldOf = column.values;
  for (const { key, rows } of groupRows(table, data)) {
    const other = rows.find((row) => foldOf[row] !== foldOf[rows[0]!]);
    if (other === undefined) continue;
    const group = key === '' ? 'the rows without a group are' : `group ${JSON.stringify(key)} is`;
    throw new DataRefusedError({
      where: `data.fold: column ${JSON.stringify(column.name)}`,
      found: `${group} in the folds ${foldOf[rows[0]!]} and ${foldOf[other]}, and the filters of ${names} would smooth tested rows into training rows`,
      allowed: 'one fold for all rows of a data.group',
      todo: 'Number the folds by group, or leave the filters out',
    });
  }
}
