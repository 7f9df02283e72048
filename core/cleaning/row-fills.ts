import type { CategoryImputeMethod, ImputeMethod } from '../contracts/config/clean-section.ts';
import type { Recipe } from '../contracts/recipe.ts';
import { type StartedGroups, startedGroups } from './denoise.ts';
import type { FillMethod } from './fills/fill-column.ts';
import { FILL_METHODS } from './fills/fill-methods.ts';
import type { RowGroup } from './group-rows.ts';

/** Whether a method fills gaps from the rows before or after them. */
export function isRowFill(method: ImputeMethod | CategoryImputeMethod): method is FillMethod {
  return FILL_METHODS.includes(method);
}

/** Whether what becomes of a row depends on the rows before it, so that new rows need their order. */
export function followsRows({ denoise, fills }: Pick<Recipe, 'denoise' | 'fills'>): boolean {
  return denoise.length > 0 || fills.length > 0;
}

/**
 * Where new rows have no predecessor that a fill could go on from: the groups that the recipe's tails do not know, by filled
 * column, of those that have any; as `continueDenoise` tells of filters. O(groups x fills).
 */
export function startedFills(
  { fills, features }: Pick<Recipe, 'fills' | 'features'>,
  groups: readonly RowGroup[],
): StartedGroups[] {
  const following = groups.filter(({ beginsAnew = false }) => !beginsAnew);
  return fills.flatMap(({ column, tails }) => {
    const method = features.find((feature) => feature.column === column)?.impute.method;
    const unknown = method === 'forwardFill' ? following.filter(({ key }) => !Object.hasOwn(tails, key)) : [];
    return unknown.length === 0 ? [] : [startedGroups(column, unknown)];
  });
}
