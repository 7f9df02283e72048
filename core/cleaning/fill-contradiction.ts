import type { FillTail, Recipe } from '../contracts/recipe.ts';
import { isRowFill } from './row-fills.ts';
import { treatedContradiction } from './treated-contradiction.ts';

/** How the fills of a recipe contradict its features or themselves; `undefined` where they do not. O(features x fills + groups) */
export function fillContradiction({ features, fills }: Recipe): string | undefined {
  const wanted = features.filter(({ impute }) => isRowFill(impute.method)).map(({ column }) => column);
  const found = fills.map(({ column }) => column);
  if (wanted.length !== found.length || !wanted.every((name) => found.includes(name)))
    return `fills: it has ${namesOf(found)}, and the features filled along the rows are ${namesOf(wanted)}`;
  for (const feature of features) {
    const fill = fills.find(({ column }) => column === feature.column);
    const fault = fill && wrongTail(fill, feature);
    if (fault !== undefined) return `fills: ${fault}`;
  }
  return undefined;
}

function wrongTail({ column, tails }: FillTail, feature: Recipe['features'][number]): string | undefined {
  const { method } = feature.impute;
  for (const [group, { last }] of Object.entries(tails)) {
    const where = `the tail of ${JSON.stringify(column)} in group ${JSON.stringify(group)}`;
    if (method !== 'forwardFill') return `${where} is of no use to ${method}`;
    if (last === null) continue;
    if ((typeof last === 'string') !== (feature.type === 'category'))
      return `${where} ends with ${JSON.stringify(last)}, and the feature is a ${feature.type}`;
    if (feature.type === 'category' || typeof last === 'string') continue;
    const fault = treatedContradiction(feature, last);
    if (fault !== undefined) return `${where} ends with ${last}, which ${fault}`;
  }
  return undefined;
}

export function namesOf(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => JSON.stringify(name)).join(', ');
}
