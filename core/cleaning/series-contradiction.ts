import type { Recipe } from '../contracts/recipe.ts';
import { goesByTime } from './filters/exponential-weight.ts';

/** Where what parts and orders the rows contradicts the rest of a recipe; `undefined` where it does not. O(size). */
export function seriesContradiction({ features, denoise, fills, series }: Recipe): string | undefined {
  const { time, group, ends } = series;
  const roles = [time, group?.column ?? null];
  const used = [...features, ...denoise].find(({ column }) => roles.includes(column));
  if (used !== undefined)
    return `series: column ${JSON.stringify(used.column)} is the time or the group, and treated too`;
  const byTime = denoise.find(({ rule }) => rule.method === 'exponential' && goesByTime(rule));
  if (time === null && byTime !== undefined)
    return `series: there is no time, and the filter of ${JSON.stringify(byTime.column)} goes by it`;
  const tailed = new Set([...denoise, ...fills].flatMap(({ tails }) => Object.keys(tails)));
  const grouped = [...tailed].find((key) => key !== '');
  if (group === null && grouped !== undefined)
    return `series: there is no group, and a tail of group ${JSON.stringify(grouped)}`;
  const wanted = time === null ? new Set<string>() : tailed;
  const unended = [...wanted].find((key) => !Object.hasOwn(ends, key));
  if (unended !== undefined) return `series.ends: group ${JSON.stringify(unended)} has a tail, and no end`;
  const odd = Object.keys(ends).find((key) => !wanted.has(key));
  if (odd === undefined) return undefined;
  return `series.ends: group ${JSON.stringify(odd)} has an end, and ${time === null ? 'there is no time' : 'no tail'}`;
}
