import type { DenoiseTail, Recipe } from '../contracts/recipe.ts';
import { featureContradiction } from './feature-contradiction.ts';
import { goesByTime } from './filters/exponential-weight.ts';
import { looksAhead } from './filters/looks-ahead.ts';
import { isRowFill } from './row-fills.ts';
import { seriesContradiction } from './series-contradiction.ts';

/**
 * Where a recipe of the right shape contradicts itself, and how; `undefined` where it does not. Upkeep writes no such recipe:
 * this is about those that another program wrote. O(size).
 */
export function recipeContradiction(recipe: Recipe): string | undefined {
  return (
    repeated('features', recipe.features) ??
    repeated('denoise', recipe.denoise) ??
    unfilled(recipe) ??
    withoutNeighbours(recipe) ??
    first(recipe.denoise, untimed) ??
    first(recipe.denoise, overlong) ??
    seriesContradiction(recipe) ??
    first(recipe.features, featureContradiction)
  );
}

function first<T>(items: readonly T[], fault: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = fault(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function repeated(key: string, entries: readonly { readonly column: string }[]): string | undefined {
  const names = entries.map(({ column }) => column);
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  return twice === undefined ? undefined : `${key}: column ${JSON.stringify(twice)} is there twice`;
}

function unfilled({ features, fills }: Recipe): string | undefined {
  const wanted = features.filter(({ impute }) => isRowFill(impute.method)).map(({ column }) => column);
  const found = fills.map(({ column }) => column);
  if (wanted.length === found.length && wanted.every((name) => found.includes(name))) return undefined;
  return `fills: it has ${list(found)}, and the features filled along the rows are ${list(wanted)}`;
}

function withoutNeighbours({ features, neighbours }: Recipe): string | undefined {
  const wanted = features.filter(({ impute }) => impute.method === 'knn').map(({ column }) => column);
  const columns = Object.entries(neighbours?.columns ?? {});
  const found = columns.map(([name]) => name);
  if (wanted.length !== found.length || !wanted.every((name) => found.includes(name)))
    return `neighbours: it has ${list(found)}, and the features imputed by knn are ${list(wanted)}`;
  const isEven = columns.every(([, cells]) => cells.length === columns[0]![1].length);
  return isEven ? undefined : 'neighbours.columns: the columns are not equally long';
}

function untimed({ rule, column, tails, times = {} }: DenoiseTail): string | undefined {
  if (rule.method !== 'exponential') return undefined;
  const given = [rule.alpha, rule.span, rule.halfLife].filter((option) => option !== null);
  const where = `denoise: the filter of ${JSON.stringify(column)}`;
  if (given.length !== 1) return `${where} has ${given.length} of alpha, span and halfLife, not one`;
  if (!goesByTime(rule)) return undefined;
  const group = Object.keys(tails).find((key) => !Object.hasOwn(times, key));
  return group === undefined
    ? undefined
    : `${where} goes by time, and group ${JSON.stringify(group)} has none`;
}

/** What a filter does not need would be read as earlier rows, and the window reach further back than it says. */
function overlong({ rule, column, tails }: DenoiseTail): string | undefined {
  const most = rule.method === 'exponential' ? 1 : looksAhead(rule) ? 0 : rule.window - 1;
  const entry = Object.entries(tails).find(([, tail]) => tail.length > most);
  if (entry === undefined) return undefined;
  const [group, { length }] = entry;
  const tail = `the tail of ${JSON.stringify(column)} in group ${JSON.stringify(group)}`;
  return `denoise: ${tail} has length ${length}, and at most ${most} is needed`;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => JSON.stringify(name)).join(', ');
}
