import type { FillTail } from '../../contracts/recipe.ts';
import { type Column, type DictionaryColumn, isNumeric, type NumericColumn } from '../../table/table.ts';
import { type RowGroup, takeSeries } from '../group-rows.ts';
import { backwardFillCodes, forwardFillCodes } from './fill-codes.ts';
import { backwardFill, forwardFill } from './fill-series.ts';
import { interpolate } from './interpolate.ts';
import { withLevels } from './with-levels.ts';

export type FillMethod = 'forwardFill' | 'backwardFill' | 'interpolate';

interface FillColumn {
  readonly method: FillMethod;
  readonly limit: number | null;
  /** Of `groupRows`, of a table whose rows are in their order. */
  readonly groups: readonly RowGroup[];
  /** The times of all rows of the table, ascending in each group, for `interpolate` by time. @default evenly spaced rows */
  readonly times?: Float64Array | undefined;
  /** What `forwardFill` left after the rows before these. @default none */
  readonly tails?: FillTail['tails'] | undefined;
}

interface FilledColumn<C extends Column> {
  /** With the gaps that the method leaves. */
  readonly column: C;
  /** Those given, gone on with; empty but for `forwardFill`. */
  readonly tails: FillTail['tails'];
  /** The groups among these rows that the given tails do not know, in order of appearance. */
  readonly started: readonly string[];
}

type Tail = FillTail['tails'][string];

/**
 * Fills a column along its rows, anew in each group. A dictionary column gets a level more where a tail brings one that
 * these rows lack. `interpolate` is for numbers. O(n).
 */
export function fillColumn(column: NumericColumn, fill: FillColumn): FilledColumn<NumericColumn>;
export function fillColumn(column: DictionaryColumn, fill: FillColumn): FilledColumn<DictionaryColumn>;
export function fillColumn(column: Column, fill: FillColumn): FilledColumn<Column> {
  const known = new Map(Object.entries(fill.tails ?? {}));
  const started = fill.groups.flatMap(({ key, beginsAnew }) => (known.has(key) || beginsAnew ? [] : [key]));
  const filled = isNumeric(column) ? fillNumbers(column, fill, known) : fillLevels(column, fill, known);
  // fromEntries defines every key as the object's own, whatever a group is called.
  return { column: filled, tails: Object.fromEntries(known), started };
}

function fillNumbers(column: NumericColumn, fill: FillColumn, tails: Map<string, Tail>): NumericColumn {
  const values = new Float64Array(column.values.length);
  for (const group of fill.groups) {
    const { key, rows, beginsAnew = false } = group;
    const series = takeSeries(column.values, rows);
    const { last, gaps } = tailBefore(group, tails);
    const filled = fillNumberSeries(series, fill, { last: numberOf(last), gaps, rows });
    if (filled.tail !== null && !beginsAnew) tails.set(key, filled.tail);
    for (let i = 0; i < rows.length; i++) values[rows[i]!] = filled.values[i]!;
  }
  return { ...column, values };
}

function tailBefore({ key, beginsAnew = false }: RowGroup, tails: ReadonlyMap<string, Tail>): Tail {
  return (beginsAnew ? undefined : tails.get(key)) ?? { last: null, gaps: 0 };
}

interface SeriesStart {
  readonly last: number;
  readonly gaps: number;
  readonly rows: Int32Array;
}

function fillNumberSeries(series: Float64Array, fill: FillColumn, start: SeriesStart) {
  const { method, limit } = fill;
  if (method === 'forwardFill') {
    const { filled, last, gaps } = forwardFill(series, { limit, last: start.last, gaps: start.gaps });
    return { values: filled, tail: { last: Number.isNaN(last) ? null : last, gaps } };
  }
  if (method === 'backwardFill') return { values: backwardFill(series, { limit }), tail: null };
  const times = fill.times === undefined ? undefined : takeSeries(fill.times, start.rows);
  return { values: interpolate(series, { limit, times }), tail: null };
}

/** A tail of numbers holds no text: a recipe is read by the type of its feature. */
function numberOf(last: Tail['last']): number {
  return typeof last === 'number' ? last : Number.NaN;
}

function fillLevels(given: DictionaryColumn, fill: FillColumn, tails: Map<string, Tail>): DictionaryColumn {
  const { limit, groups, method } = fill;
  const brought = groups.flatMap(({ key }) => tails.get(key)?.last ?? []).map(String);
  const column = withLevels(given, brought);
  const codeOf = new Map(column.levels.map((level, code) => [level, code]));
  const codes = new Int32Array(column.codes.length);
  for (const group of groups) {
    const { key, rows, beginsAnew = false } = group;
    const series = takeSeries(column.codes, rows);
    let filled: Int32Array;
    if (method === 'forwardFill') {
      const { last, gaps } = tailBefore(group, tails);
      const end = forwardFillCodes(series, {
        limit,
        last: last === null ? -1 : codeOf.get(String(last))!,
        gaps,
      });
      if (!beginsAnew) tails.set(key, { last: column.levels[end.last] ?? null, gaps: end.gaps });
      filled = end.filled;
    } else filled = backwardFillCodes(series, { limit });
    for (let i = 0; i < rows.length; i++) codes[rows[i]!] = filled[i]!;
  }
  return { ...column, codes };
}
