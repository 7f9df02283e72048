import type { RecipeSeries } from '../contracts/recipe.ts';
import { counted } from '../counted.ts';
import { findColumn, isNumeric, type Table } from '../table/table.ts';
import type { StartedGroups } from './denoise.ts';
import type { RowGroup } from './group-rows.ts';

const GROUPS_SHOWN = 5;

/** Which groups filters or fills began anew, a sentence for all columns that did so in the same groups. */
export function startedNotices(
  what: 'filter' | 'fill',
  started: readonly StartedGroups[],
  { group }: Pick<RecipeSeries, 'group'>,
): string[] {
  const byGroups = new Map<string, string[]>();
  for (const { column, groups } of started) {
    const rows = group === null ? 'these' : namesOf(groups);
    const columns = byGroups.get(rows);
    if (columns === undefined) byGroups.set(rows, [column]);
    else columns.push(column);
  }
  return [...byGroups].map(([rows, columns]) => {
    const filters = `${what}${columns.length === 1 ? '' : 's'} of ${columns.join(', ')}`;
    const { nRows } = started.find(({ column }) => column === columns[0])!;
    return `The ${filters} began anew in ${counted(nRows, 'row')}, because the recipe knows no rows before ${rows}.`;
  });
}

function namesOf(groups: readonly string[]): string {
  const named = groups.filter((group) => group !== '');
  const names = named.slice(0, GROUPS_SHOWN).map((group) => JSON.stringify(group));
  const more = named.length > names.length ? ` and ${named.length - names.length} more` : '';
  const those = `those of ${named.length === 1 ? 'group' : 'groups'} ${names.join(', ')}${more}`;
  if (named.length === groups.length) return those;
  return named.length === 0 ? 'those without a group' : `${those}, and those without a group`;
}

interface NewRows {
  /** In its order. */
  readonly table: Table;
  /** Of `newSeries`. */
  readonly groups: readonly RowGroup[];
  readonly series: RecipeSeries;
}

/** How many rows come too early to follow on from what the recipe remembers, and the first of them; at most one sentence. */
export function earlierNotice({ table, groups, series }: NewRows): string[] {
  const earlier = groups.filter(({ beginsAnew }) => beginsAnew);
  const times = series.time === null ? undefined : findColumn(table, series.time);
  if (earlier.length === 0 || times === undefined || !isNumeric(times)) return [];
  const n = earlier.reduce((sum, { rows }) => sum + rows.length, 0);
  const [{ key, rows }] = earlier as [RowGroup];
  const of = series.group === null ? '' : ` ${countOf(earlier)}`;
  const which = key === '' ? 'without a group' : `of group ${JSON.stringify(key)}`;
  const first = series.group === null ? 'The first' : `The first, ${which},`;
  const [time, end] = [times.values[rows[0]!]!, series.ends[key]!].map((ms) => new Date(ms).toISOString());
  return [
    `${n} ${n === 1 ? 'row' : 'rows'}${of} ${n === 1 ? 'is' : 'are'} not later than the last one that the recipe knows: filters and fills began anew there. ${first} is of ${time}, the recipe's last of ${end}.`,
  ];
}

function countOf(groups: readonly RowGroup[]): string {
  const nNamed = groups.filter(({ key }) => key !== '').length;
  if (nNamed === 0) return 'without a group';
  return `of ${nNamed} ${nNamed === 1 ? 'group' : 'groups'}${nNamed < groups.length ? ' or of none' : ''}`;
}
