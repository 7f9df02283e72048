import { continueDenoise, type StartedGroups } from '../cleaning/denoise.ts';
import { finishTable } from '../cleaning/finish-table.ts';
import { orderRows } from '../cleaning/order-rows.ts';
import { followsRows, startedFills } from '../cleaning/row-fills.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import type { Recipe } from '../contracts/recipe.ts';
import { ConfigurationError } from '../errors.ts';
import { type Table, takeRows } from '../table/table.ts';
import { refuseOverflow } from './refuse-overflow.ts';
import { unseenLevels } from './unseen-levels.ts';

const GROUPS_SHOWN = 5;

export interface FinishedRows {
  /** As many rows as came in, in their order. */
  readonly finished: Table;
  /** Which groups a filter began anew, and similar, a sentence each. */
  readonly notices: readonly string[];
}

/**
 * Gives new rows the very treatment that a recipe gave the rows it was fitted on. Filters and fills go on from where those
 * ended, in the order of `data.time`, or of the rows where that is not set; no row is dropped. O(cells), and what
 * `finishTable` takes.
 * @throws ConfigurationError where filters restart at each group and `data.group` is not set, or where something looks ahead
 * @throws DataRefusedError where a column of the recipe is missing or of another type, a row has no time, or a value overflows
 */
export function applyToNewRows(recipe: Recipe, table: Table, data: DataSection): FinishedRows {
  const { finished, notices } = followsRows(recipe)
    ? finishInOrder(recipe, table, data)
    : { finished: finishTable(recipe, table, { group: data.group, continues: true }), notices: [] };
  refuseOverflow({ recipe, table, finished });
  return { finished, notices: [...notices, ...unseenLevels(recipe, table)] };
}

function finishInOrder(recipe: Recipe, table: Table, data: DataSection): FinishedRows {
  const { group } = data;
  if (group === null) refuseGroups(recipe);
  const order = orderRows(table, data);
  const { table: denoised, started } = continueDenoise({
    table: takeRows(table, order),
    tails: recipe.denoise,
    data,
  });
  const finished = takeRows(finishTable(recipe, denoised, { group, continues: true }), placesOf(order));
  const notices = [
    ...startedNotices('filter', started),
    ...startedNotices('fill', startedFills(recipe, denoised, group)),
  ];
  return { finished, notices };
}

/** Where each row of the table went. */
function placesOf(order: Int32Array): Int32Array {
  const places = new Int32Array(order.length);
  for (let at = 0; at < order.length; at++) places[order[at]!] = at;
  return places;
}

/** One sentence for all columns that began anew in the same groups. */
function startedNotices(what: 'filter' | 'fill', started: readonly StartedGroups[]): string[] {
  const byGroups = new Map<string, string[]>();
  for (const { column, groups } of started) {
    const rows = namesOf(groups);
    const columns = byGroups.get(rows);
    if (columns === undefined) byGroups.set(rows, [column]);
    else columns.push(column);
  }
  return [...byGroups].map(([rows, columns]) => {
    const filters = `${what}${columns.length === 1 ? '' : 's'} of ${columns.join(', ')}`;
    return `The ${filters} began anew, because the recipe knows no rows before ${rows}.`;
  });
}

function namesOf(groups: readonly string[]): string {
  if (groups.length === 1 && groups[0] === '') return 'these';
  const names = groups.slice(0, GROUPS_SHOWN).map((group) => JSON.stringify(group));
  const more = groups.length > names.length ? ` and ${groups.length - names.length} more` : '';
  return `those of ${groups.length === 1 ? 'group' : 'groups'} ${names.join(', ')}${more}`;
}

function refuseGroups({ denoise, fills }: Recipe): void {
  const grouped = [...denoise, ...fills].find(({ tails }) =>
    Object.keys(tails).some((group) => group !== ''),
  );
  if (grouped === undefined) return;
  throw new ConfigurationError({
    where: 'data.group',
    found: `no group is named, and the recipe treats column ${JSON.stringify(grouped.column)} by group`,
    allowed: 'the configuration that the recipe was made with',
    todo: 'Name it with --config, or set data.group',
  });
}
