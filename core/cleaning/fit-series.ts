import type { DenoiseTail, FillTail, RecipeSeries } from '../contracts/recipe.ts';
import type { Table } from '../table/table.ts';
import { groupRows } from './group-rows.ts';
import { namedColumn } from './named-column.ts';
import { timeColumn } from './order-rows.ts';

interface FitSeries {
  /** The training rows, in their order. */
  readonly table: Table;
  readonly time: string | null;
  readonly group: string | null;
  readonly denoise: readonly DenoiseTail[];
  readonly fills: readonly FillTail[];
}

/**
 * What new rows need to follow on from these: the roles, the type of the groups, and when each group that has a tail ended.
 * O(rows), without tails O(1). Throws ConfigurationError where a role names no column.
 */
export function fitSeries({ table, time, group, denoise, fills }: FitSeries): RecipeSeries {
  const tailed = new Set([...denoise, ...fills].flatMap(({ tails }) => Object.keys(tails)));
  return {
    time,
    group: group === null ? null : { column: group, type: namedColumn(table, group, 'data.group').type },
    ends: tailed.size === 0 ? {} : endsOf(table, { time, group }, tailed),
  };
}

function endsOf(table: Table, roles: Pick<FitSeries, 'time' | 'group'>, tailed: ReadonlySet<string>) {
  const times = timeColumn(table, roles)?.values;
  if (times === undefined) return {};
  const known = groupRows(table, roles).filter(({ key }) => tailed.has(key));
  // fromEntries defines every key as the object's own, whatever a group is called.
  return Object.fromEntries(known.map(({ key, rows }) => [key, times[rows[rows.length - 1]!]!]));
}
