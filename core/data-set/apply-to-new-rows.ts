import { continueSeries } from '../cleaning/continue-series.ts';
import { finishTable } from '../cleaning/finish-table.ts';
import type { Recipe } from '../contracts/recipe.ts';
import { type Table, takeRows } from '../table/table.ts';
import { refuseOverflow } from './refuse-overflow.ts';
import { unseenLevels } from './unseen-levels.ts';

export interface FinishedRows {
  /** As many rows as came in, in their order. */
  readonly finished: Table;
  /** Which groups a filter began anew, and similar, a sentence each. */
  readonly notices: readonly string[];
}

/**
 * Gives new rows the very treatment that a recipe gave the rows it was fitted on. Filters and fills go on from where those
 * ended, in the order of the recipe's time, or of the rows where it has none; no row is dropped. O(cells), and what
 * `finishTable` takes.
 * @throws ConfigurationError where something looks ahead
 * @throws DataRefusedError where a column of the recipe is missing or of another type, a row has no time, or a value overflows
 */
export function applyToNewRows(recipe: Recipe, table: Table): FinishedRows {
  const { table: continued, places, notices } = continueSeries(recipe, table);
  const finished = takeRows(finishTable(recipe, continued, { continues: true }), places);
  refuseOverflow({ recipe, table, finished });
  return { finished, notices: [...notices, ...unseenLevels(recipe, table)] };
}
