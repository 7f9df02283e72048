import type { DenoiseTail, Recipe, RecipeFeature } from '../contracts/recipe.ts';
import { goesByTime } from './filters/exponential-weight.ts';
import { looksAhead } from './filters/looks-ahead.ts';

/** How a filter of a recipe contradicts itself, or the features; `undefined` where it does not. O(size) */
export function denoiseContradiction(filter: DenoiseTail, { features }: Recipe): string | undefined {
  const feature = features.find(({ column }) => column === filter.column);
  const found =
    wrongColumn(filter, feature) ?? wrongWeight(filter) ?? wrongTimes(filter) ?? wrongTail(filter);
  return found && `denoise: ${found}`;
}

function wrongColumn({ rule, column }: DenoiseTail, feature: RecipeFeature | undefined): string | undefined {
  const name = JSON.stringify(column);
  if (!rule.columns.includes(column)) return `rule.columns of the filter of ${name} does not name it`;
  if (feature === undefined || feature.type === 'number') return undefined;
  return `a filter is for numbers, and ${name} is a feature of type ${feature.type}`;
}

function wrongWeight({ rule, column }: DenoiseTail): string | undefined {
  if (rule.method !== 'exponential') return undefined;
  const given = [rule.alpha, rule.span, rule.halfLife].filter((option) => option !== null);
  if (given.length === 1) return undefined;
  return `the filter of ${JSON.stringify(column)} has ${given.length} of alpha, span and halfLife, not one`;
}

function wrongTimes({ rule, column, tails, times }: DenoiseTail): string | undefined {
  const where = `the filter of ${JSON.stringify(column)}`;
  if (rule.method !== 'exponential' || !goesByTime(rule))
    return times === undefined ? undefined : `${where} does not go by time, and has times`;
  const untimed = Object.keys(tails).find((group) => !Object.hasOwn(times ?? {}, group));
  if (untimed !== undefined) return `${where} goes by time, and group ${JSON.stringify(untimed)} has none`;
  const unknown = Object.keys(times ?? {}).find((group) => !Object.hasOwn(tails, group));
  return unknown === undefined
    ? undefined
    : `${where} has a time of group ${JSON.stringify(unknown)}, and no value`;
}

/** What a filter does not need would be read as earlier rows, and the window reach further back than it says. */
function wrongTail({ rule, column, tails }: DenoiseTail): string | undefined {
  const most = rule.method === 'exponential' ? 1 : looksAhead(rule) ? 0 : rule.window - 1;
  for (const [group, tail] of Object.entries(tails)) {
    const where = `the tail of ${JSON.stringify(column)} in group ${JSON.stringify(group)}`;
    if (tail.length > most) return `${where} has length ${tail.length}, and at most ${most} is needed`;
    if (rule.method === 'exponential' && tail[0] === null)
      return `${where} is a gap, and not the last smoothed value`;
  }
  return undefined;
}
