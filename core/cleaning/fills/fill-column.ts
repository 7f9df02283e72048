import type { FillTail } from '../../contracts/recipe.ts';
import { type Column, type DictionaryColumn, isNumeric, type NumericColumn } from '../../table/table.ts';
import { type RowGroup, takeSeries } from '../group-rows.ts';
import { backwardFillCodes, forwardFillCodes } from './fill-codes.ts';
import { backwardFill, forwardFill } from './fill-series.ts';
import { interpolate } from './interpolate.ts';
import { withLevels } from './with-levels.ts';
import { fillWithinReach } from './within-reach.ts';

export type FillMethod = 'forwardFill' | 'backwardFill' | 'interpolate';

interface FillColumn {
  readonly method: FillMethod;
  readonly limit: number | null;
  /** Of `groupRows`, of a table whose rows are in their order. */
  readonly groups: readonly RowGroup[];
  /** What `forwardFill` left after the rows before these. @default none */
  readonly tails?: FillTail['tails'] | undefined;
  /** Of `rowReach`, for all rows of the table: whose cells fill which gaps. @default every row those of any */
  readonly reach?: Uint8Array | undefined;
}

interface FilledColumn<C extends Column> {
  /** With the gaps that the method leaves. */
  readonly column: C;
  /** Those given, gone on with; empty but for `forwardFill`. With a `reach` none: new rows follow on from all rows, held out or not. */
  readonly tails: FillTail['tails'];
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
  const filled = isNumeric(column) ? fillNumbers(column, fill, known) : fillLevels(column, fill, known);
  // fromEntries defines every key as the object's own, whatever a group is called.
  return { column: filled, tails: Object.fromEntries(known) };
}

function fillNumbers(column: NumericColumn, fill: FillColumn, tails: Map<string, Tail>): NumericColumn {
  const { method, limit } = fill;
  const values = new Float64Array(column.values.length);
  for (const group of fill.groups) {
    const { rows } = group;
    const { last, gaps } = tailBefore(group, tails);
    const filled = fillWithinReach(
      { cells: takeSeries(column.values, rows), reach: reachOf(fill, rows), gap: Number.NaN },
      ({ before, after }) => {
        if (method === 'backwardFill') return backwardFill(after, { limit });
        if (method === 'interpolate') return interpolate(before, { limit, after });
        const end = forwardFill(before, { limit, last: numberOf(last), gaps });
        if (leavesTail(fill, group))
          tails.set(group.key, { last: Number.isNaN(end.last) ? null : end.last, gaps: end.gaps });
        return end.filled;
      },
    );
    for (let i = 0; i < rows.length; i++) values[rows[i]!] = filled[i]!;
  }
  return { ...column, values };
}

function tailBefore({ key, beginsAnew = false }: RowGroup, tails: ReadonlyMap<string, Tail>): Tail {
  return (beginsAnew ? undefined : tails.get(key)) ?? { last: null, gaps: 0 };
}

/** Whether new rows follow on from these: not from those that come too late, and not where some were held out. */
function leavesTail({ reach }: FillColumn, { beginsAnew = false }: RowGroup): boolean {
  return reach === undefined && !beginsAnew;
}

function reachOf({ reach }: FillColumn, rows: Int32Array): Uint8Array | undefined {
  return reach && takeSeries(reach, rows);
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
    const { rows } = group;
    const { last, gaps } = tailBefore(group, tails);
    const filled = fillWithinReach(
      { cells: takeSeries(column.codes, rows), reach: reachOf(fill, rows), gap: -1 },
      ({ before, after }) => {
        if (method !== 'forwardFill') return backwardFillCodes(after, { limit });
        const from = last === null ? -1 : codeOf.get(String(last))!;
        const end = forwardFillCodes(before, { limit, last: from, gaps });
        if (leavesTail(fill, group))
          tails.set(group.key, { last: column.levels[end.last] ?? null, gaps: end.gaps });
        return end.filled;
      },
    );
    for (let i = 0; i < rows.length; i++) codes[rows[i]!] = filled[i]!;
  }
  return { ...column, codes };
}
