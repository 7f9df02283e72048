import type { CleanSection, DenoiseRule } from '../contracts/config/clean-section.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import { ConfigurationError } from '../errors.ts';
import type { Table } from '../table/table.ts';
import { namedRole } from './feature-columns.ts';
import { aheadOption, looksAhead } from './filters/looks-ahead.ts';
import { namedColumn } from './named-column.ts';
import { aheadOf, elseWithoutTarget, refuseFiltersAcrossFolds, type SeriesFolds } from './series-folds.ts';

export interface CleaningCheck {
  readonly table: Table;
  readonly data: DataSection;
  readonly clean: CleanSection;
  /** Of the search; null where there is none, as without a target. */
  readonly folds: SeriesFolds | null;
}

/**
 * Refuses filters on columns that must not change, filters without an order, and what would let held-out rows into training:
 * filters across folds, and beside a search those that look ahead.
 */
export function checkDenoise({ table, data, clean, folds }: CleaningCheck): void {
  const seen = new Map<string, number>();
  for (const [index, rule] of clean.denoise.entries()) {
    const option = `clean.denoise[${index}]`;
    for (const name of rule.columns) {
      checkColumn({ table, data, name, option });
      checkOnce({ seen, name, index });
    }
    checkLookahead(rule, option, aheadOf(folds, { isFiltered: true }));
  }
  if (clean.denoise.length > 0) checkOrder(data);
  refuseFiltersAcrossFolds([...seen.keys()], { table, data, folds });
}

interface ColumnCheck {
  readonly table: Table;
  readonly data: DataSection;
  readonly name: string;
  readonly option: string;
}

function checkColumn({ table, data, name, option }: ColumnCheck): void {
  const column = namedColumn(table, name, `${option}.columns`);
  const where = `${option}.columns: ${JSON.stringify(name)}`;
  const role = namedRole(name, data);
  if (role !== undefined)
    throw new ConfigurationError({
      where,
      found: role === 'ignored' ? 'the column is in data.ignore' : `the column is data.${role}`,
      allowed: 'columns without a role, because a column with a role is never changed',
      todo: 'Take it out of the rule, or filter a copy of the column under another name',
    });
  if (column.type !== 'number')
    throw new ConfigurationError({
      where,
      found: `the column is of type ${column.type}`,
      allowed: 'columns of type number',
      todo: 'Take it out of the rule',
    });
}

interface OnceCheck {
  readonly seen: Map<string, number>;
  readonly name: string;
  readonly index: number;
}

function checkOnce({ seen, name, index }: OnceCheck): void {
  const earlier = seen.get(name);
  if (earlier !== undefined)
    throw new ConfigurationError({
      where: `clean.denoise[${index}].columns: ${JSON.stringify(name)}`,
      found: `clean.denoise[${earlier}] filters the column already`,
      allowed: 'one filter a column',
      todo: 'Keep one of the two',
    });
  seen.set(name, index);
}

function checkLookahead(rule: DenoiseRule, option: string, ahead: string | null): void {
  if (ahead === null || !looksAhead(rule)) return;
  const names = rule.columns.map((name) => JSON.stringify(name)).join(', ');
  const isPolynomial = aheadOption(rule) === 'method';
  const refused = isPolynomial ? rule.method : 'centered';
  const trailing = isPolynomial
    ? 'exponential; movingAverage, median and hampel with align: trailing'
    : 'align: trailing';
  throw new ConfigurationError({
    where: `${option}.${aheadOption(rule)}`,
    found: `"${refused}" would let ${names} look ahead ${ahead}`,
    allowed: `${trailing}${elseWithoutTarget(refused)}`,
    todo: isPolynomial
      ? 'Use median or movingAverage with align: trailing'
      : 'Use align: trailing, or the method exponential',
  });
}

function checkOrder(data: DataSection): void {
  if (data.time !== null || data.order === 'file') return;
  throw new ConfigurationError({
    where: 'clean.denoise',
    found: 'a filter runs along the rows, and nothing says that their order has a meaning',
    allowed: 'data.time, or data.order: file',
    todo: 'Set data.time to the column that orders the rows, or say data.order: file',
  });
}
