import type { Recipe } from '../contracts/recipe.ts';
import type { ColumnType } from '../table/table.ts';
import { goesByTime } from './filters/exponential-weight.ts';

/** Where what parts and orders the rows contradicts the rest of a recipe; `undefined` where it does not. O(size). */
export function seriesContradiction({ features, denoise, fills, series }: Recipe): string | undefined {
  const { time, group, ends } = series;
  if (time !== null && time === group?.column)
    return `series: column ${JSON.stringify(time)} is both the time and the group`;
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
  const odd = group === null ? undefined : [...tailed].find((key) => !isKeyOf(group.type, key));
  if (odd !== undefined)
    return `series: there is a tail of group ${JSON.stringify(odd)}, which no cell of type ${group!.type} gives`;
  const wanted = time === null ? new Set<string>() : tailed;
  const unended = [...wanted].find((key) => !Object.hasOwn(ends, key));
  if (unended !== undefined) return `series.ends: group ${JSON.stringify(unended)} has a tail, and no end`;
  const untailed = Object.keys(ends).find((key) => !wanted.has(key));
  if (untailed === undefined) return undefined;
  return `series.ends: group ${JSON.stringify(untailed)} has an end, and ${time === null ? 'there is no time' : 'no tail'}`;
}

/** Whether `groupRows` makes such a key of a column of the type; the empty one is of rows without a group. */
function isKeyOf(type: ColumnType, key: string): boolean {
  if (key === '' || type === 'category' || type === 'text') return true;
  const value = Number(key);
  if (!Number.isFinite(value) || String(value) !== key) return false;
  if (type === 'boolean') return value === 0 || value === 1;
  return type === 'number' || (Number.isInteger(value) && Math.abs(value) <= 8.64e15);
}
