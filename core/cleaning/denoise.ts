import type { CleanSection } from '../contracts/config/clean-section.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import type { LedgerEntry } from '../contracts/profile.ts';
import type { DenoiseTail } from '../contracts/recipe.ts';
import { DataRefusedError } from '../errors.ts';
import { cellsLike } from '../table/cells-like.ts';
import { findColumn, isNumeric, type NumericColumn, type Table } from '../table/table.ts';
import { goesByTime } from './filters/exponential-weight.ts';
import { refuseLookahead } from './filters/refuse-lookahead.ts';
import { smoothSeries } from './filters/smooth-series.ts';
import { groupRows, type RowGroup, takeSeries } from './group-rows.ts';
import { changedCells } from './ledger-entry.ts';
import { timeColumn } from './order-rows.ts';

type Roles = Pick<DataSection, 'time' | 'group'>;

interface Denoised {
  readonly table: Table;
  readonly tails: DenoiseTail[];
  readonly entries: LedgerEntry[];
}

/** The groups among new rows that nothing was known of, and which a filter therefore began anew. */
export interface StartedGroups {
  readonly column: string;
  /** In order of appearance; at least one. */
  readonly groups: readonly string[];
  /** Of these groups. */
  readonly nRows: number;
}

/**
 * Filters columns along the order of the rows, which must be in that order already, anew in each `data.group`. Other
 * columns are passed on as they are. What trailing filters need to go on with later rows is in `tails`; one that looks ahead
 * is listed there without any, so that a recipe tells of it. O(rows x filtered columns), for medians see
 * `rollingMedian`. `checkCleaning` has accepted the rules.
 */
export function denoise(table: Table, data: Roles, clean: CleanSection): Denoised {
  const fresh = clean.denoise.flatMap((rule) =>
    rule.columns.map((column): DenoiseTail => ({ rule, column, tails: {} })),
  );
  const { started: _, ...denoised } = filterColumns({ table, tails: fresh, data });
  return denoised;
}

interface ContinueDenoise {
  /** New rows in their order. */
  readonly table: Table;
  readonly tails: readonly DenoiseTail[];
  readonly data: Roles;
  /** The rows of each group. @default all of them follow on from the tails */
  readonly groups?: readonly RowGroup[];
}

interface ContinuedDenoise extends Denoised {
  /** By filtered column, of those that have any. */
  readonly started: readonly StartedGroups[];
}

/**
 * Filters new rows as if they followed on from the rows that left the tails; the tails it returns follow on from both.
 * A group that the tails do not know starts anew, and is reported. Throws ConfigurationError for a filter that looks
 * ahead: it would give a row another value depending on the rows that happen to be served with it.
 */
export function continueDenoise(input: ContinueDenoise): ContinuedDenoise {
  for (const { rule, column } of input.tails) refuseLookahead(rule, column);
  return filterColumns(input);
}

function filterColumns({ table, tails, data, groups: given }: ContinueDenoise): ContinuedDenoise {
  if (tails.length === 0) return { table, tails: [], entries: [], started: [] };
  const groups = given ?? groupRows(table, data);
  const times = timesFor(tails, table, data);
  const filtered = tails.map((tail) => {
    const before = numberColumn(table, tail.column);
    return { before, ...filterColumn(before, tail, { groups, times }) };
  });
  const replaced = new Map(filtered.map(({ before, after }) => [before.name, after]));
  return {
    table: { ...table, columns: table.columns.map((column) => replaced.get(column.name) ?? column) },
    tails: filtered.map(({ tail }) => tail),
    entries: filtered.map(({ before, after, tail }) =>
      changedCells({ rule: `denoise.${tail.rule.method}`, before, after }),
    ),
    started: filtered
      .filter(({ started }) => started.length > 0)
      .map(({ before, started }) => startedGroups(before.name, started)),
  };
}

export function startedGroups(column: string, started: readonly RowGroup[]): StartedGroups {
  const nRows = started.reduce((sum, { rows }) => sum + rows.length, 0);
  return { column, groups: started.map(({ key }) => key), nRows };
}

interface RowOrder {
  readonly groups: readonly RowGroup[];
  readonly times: Float64Array | undefined;
}

function filterColumn(before: NumericColumn, tail: DenoiseTail, { groups, times }: RowOrder) {
  const values = cellsLike(before.values, before.values.length);
  const ends = new Map(Object.entries(tail.tails));
  const endTimes = new Map(Object.entries(tail.times ?? {}));
  const started: RowGroup[] = [];
  for (const series of groups) {
    const { key, rows, beginsAnew = false } = series;
    const known = beginsAnew ? undefined : ends.get(key);
    const areAll = rows.length === values.length;
    if (known === undefined && !beginsAnew) started.push(series);
    const { smoothed, end } = smoothSeries(tail.rule, {
      values: takeSeries(before.values, rows),
      times: times && takeSeries(times, rows),
      earlier: known && { tail: known, time: endTimes.get(key) },
      into: areAll ? values : undefined,
    });
    if (!areAll) for (let i = 0; i < rows.length; i++) values[rows[i]!] = smoothed[i]!;
    else if (smoothed.buffer !== values.buffer) values.set(smoothed);
    if (beginsAnew) continue;
    if (end.tail.length > 0) ends.set(key, end.tail);
    if (end.time !== undefined) endTimes.set(key, end.time);
  }
  // fromEntries defines every key as the object's own, whatever a group is called.
  const next: DenoiseTail = { ...tail, tails: Object.fromEntries(ends) };
  if (endTimes.size === 0) return { after: { ...before, values }, tail: next, started };
  return { after: { ...before, values }, tail: { ...next, times: Object.fromEntries(endTimes) }, started };
}

/** The times of the rows, where a filter goes by them. */
function timesFor(tails: readonly DenoiseTail[], table: Table, data: Roles): Float64Array | undefined {
  const byTime = tails.find(({ rule }) => rule.method === 'exponential' && goesByTime(rule));
  if (byTime === undefined) return undefined;
  const times = timeColumn(table, data);
  if (times !== undefined) return times.values;
  throw new DataRefusedError({
    where: `column ${JSON.stringify(byTime.column)}`,
    found: 'its filter goes by the time between rows, and no column of times is named',
    allowed: 'rows with the column of data.time',
    todo: 'Name it in data.time',
  });
}

function numberColumn(table: Table, name: string): NumericColumn {
  const column = findColumn(table, name);
  if (column !== undefined && isNumeric(column) && column.type !== 'time') return column;
  throw new DataRefusedError({
    where: `column ${JSON.stringify(name)}`,
    found: column === undefined ? 'the data do not have it' : `it is of type ${column.type}`,
    allowed: 'type number, because the cleaning filters it',
  });
}
