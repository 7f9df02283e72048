import type { CleanSection, DenoiseRule } from '../contracts/config/clean-section.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import type { LedgerEntry } from '../contracts/profile.ts';
import type { DenoiseTail } from '../contracts/recipe.ts';
import { ConfigurationError, DataRefusedError } from '../errors.ts';
import { findColumn, isNumeric, type NumericColumn, type Table } from '../table/table.ts';
import { groupRows, type RowGroup } from './group-rows.ts';
import { changedCells } from './ledger-entry.ts';
import { smoothSeries } from './smooth-series.ts';

interface Denoised {
  readonly table: Table;
  readonly tails: DenoiseTail[];
  readonly entries: LedgerEntry[];
}

/**
 * Filters columns along the order of the rows, which must be in that order already, anew in each `data.group`. Other
 * columns are passed on as they are. What trailing filters need to go on with later rows is in `tails`; a centered one is
 * listed there without any, so that a recipe tells of it. O(rows x filtered columns). `checkCleaning` has accepted the rules.
 */
export function denoise(table: Table, data: DataSection, clean: CleanSection): Denoised {
  const fresh = clean.denoise.flatMap((rule) =>
    rule.columns.map((column): DenoiseTail => ({ rule, column, tails: {} })),
  );
  return filterColumns({ table, tails: fresh, data });
}

interface ContinueDenoise {
  /** New rows in their order, all after those that the tails come from. */
  readonly table: Table;
  readonly tails: readonly DenoiseTail[];
  readonly data: DataSection;
}

/**
 * Filters new rows as if they followed on from the rows that left the tails; the tails it returns follow on from both.
 * A group that the tails do not know starts anew. Throws ConfigurationError for a centered filter: it would give a row
 * another value depending on the rows that happen to be served with it.
 */
export function continueDenoise({ table, tails, data }: ContinueDenoise): Denoised {
  for (const { rule, column } of tails) refuseCentered(rule, column);
  return filterColumns({ table, tails, data });
}

function filterColumns({ table, tails, data }: ContinueDenoise): Denoised {
  if (tails.length === 0) return { table, tails: [], entries: [] };
  const groups = groupRows(table, data);
  const filtered = tails.map((tail) => {
    const before = numberColumn(table, tail.column);
    return { before, ...filterColumn(before, tail, groups) };
  });
  const replaced = new Map(filtered.map(({ before, after }) => [before.name, after]));
  return {
    table: { ...table, columns: table.columns.map((column) => replaced.get(column.name) ?? column) },
    tails: filtered.map(({ tail }) => tail),
    entries: filtered.map(({ before, after, tail }) =>
      changedCells({ rule: `denoise.${tail.rule.method}`, before, after }),
    ),
  };
}

function filterColumn(before: NumericColumn, tail: DenoiseTail, groups: readonly RowGroup[]) {
  const values = new Float64Array(before.values.length);
  const ends = groups.map(({ key, rows }) => {
    const raw = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) raw[i] = before.values[rows[i]!]!;
    const earlier = Object.hasOwn(tail.tails, key) ? tail.tails[key]! : [];
    const { smoothed, end } = smoothSeries(tail.rule, raw, earlier);
    for (let i = 0; i < rows.length; i++) values[rows[i]!] = smoothed[i]!;
    return [key, end] as const;
  });
  // fromEntries defines every key as the object's own, whatever a group is called; the later of two entries wins.
  const merged = Object.fromEntries([
    ...Object.entries(tail.tails),
    ...ends.filter(([, end]) => end.length > 0),
  ]);
  return { after: { ...before, values }, tail: { ...tail, tails: merged } };
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

function refuseCentered(rule: DenoiseRule, column: string): void {
  if (rule.method !== 'movingAverage' || rule.align === 'trailing') return;
  throw new ConfigurationError({
    where: `clean.denoise: column ${JSON.stringify(column)}`,
    found: 'its centered window needs rows that come later, and new rows have none yet',
    allowed: 'align: trailing for rows that are served',
    todo: 'Tune again with align: trailing, or with the method exponential',
  });
}
