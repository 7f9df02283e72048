import type { Recipe } from '../contracts/recipe.ts';
import { allRows, type Table, takeRows } from '../table/table.ts';
import { checkSeries } from './check-series.ts';
import { continueDenoise } from './denoise.ts';
import { newSeries } from './new-series.ts';
import { orderRows } from './order-rows.ts';
import { followsRows, startedFills } from './row-fills.ts';
import { earlierNotice, startedNotices } from './series-notices.ts';

export interface ContinuedSeries {
  /** The rows in their order, filtered. */
  readonly table: Table;
  /** Where each row of the given table went, `(nRows,)`. */
  readonly places: Int32Array;
  /** Where filters and fills begin anew, a sentence each. */
  readonly notices: readonly string[];
}

/**
 * New rows as the recipe's filters and fills follow them: ordered by its time, or as they stand where it has none, and filtered
 * on from where its training rows ended. Fills follow when the recipe is applied with `continues`. O(n), for filters see `denoise`.
 * @throws ConfigurationError where a filter looks ahead
 * @throws DataRefusedError where the time, the group or a filtered column is missing or of another type, or a row has no time
 */
export function continueSeries(recipe: Recipe, table: Table): ContinuedSeries {
  const { series, denoise } = recipe;
  if (!followsRows(recipe)) return { table, places: allRows(table.nRows), notices: [] };
  checkSeries(table, series);
  const group = series.group?.column ?? null;
  const order = orderRows(table, series);
  const ordered = takeRows(table, order);
  const groups = newSeries(ordered, series);
  const roles = { time: series.time, group };
  const { table: filtered, started } = continueDenoise({
    table: ordered,
    tails: denoise,
    data: roles,
    groups,
  });
  return {
    table: filtered,
    places: placesOf(order),
    notices: [
      ...startedNotices('filter', started, series),
      ...startedNotices('fill', startedFills(recipe, groups), series),
      ...earlierNotice({ table: ordered, groups, series }),
    ],
  };
}

function placesOf(order: Int32Array): Int32Array {
  const places = new Int32Array(order.length);
  for (let at = 0; at < order.length; at++) places[order[at]!] = at;
  return places;
}
