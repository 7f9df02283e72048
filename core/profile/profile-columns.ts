import { columnRole } from '../cleaning/feature-columns.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import type { ColumnProfile } from '../contracts/profile.ts';
import { type Column, isNumeric, type Table } from '../table/table.ts';
import { sourceOf, type TableSource } from '../table/table-source.ts';
import type { ColumnStatistics } from './column-statistics.ts';
import { profileLevels } from './profile-levels.ts';
import { profileNumbers } from './profile-numbers.ts';

interface ProfileOptions {
  /** A table profiled before: a column that it holds too, the very same cells, is not read again. @default none */
  readonly earlier?: { readonly table: Table; readonly profile: readonly ColumnProfile[] };
  /** @default true */
  readonly withHistograms?: boolean;
}

/**
 * What is known of each column of a table, in its order; pandas' definitions: `count` and `distinct` are without the missing cells.
 * A boolean's mean is the share of true, and it has no quantiles. All is exact but `distinct` of more than 8,192 numbers,
 * which states its error. O(rows) per column.
 */
export function profileSource(
  { columns, nRows }: TableSource,
  data: DataSection,
  { earlier, withHistograms = true }: ProfileOptions = {},
): ColumnProfile[] {
  const known = new Map(earlier?.table.columns.map((column, at) => [cellsOf(column), earlier.profile[at]!]));
  return columns.map((source) => {
    const { name, type } = source;
    const column = source.read(0, nRows);
    const same = known.get(cellsOf(column));
    const statistics = same?.type === type ? same : statisticsOf(column, withHistograms);
    return { ...statistics, name, type, role: columnRole(column, data) };
  });
}

/** The same of a table in memory. */
export function profileColumns(
  table: Table,
  data: DataSection,
  options: ProfileOptions = {},
): ColumnProfile[] {
  return profileSource(sourceOf(table), data, options);
}

function cellsOf(column: Column): Float64Array | Int32Array {
  return isNumeric(column) ? column.values : column.codes;
}

function statisticsOf(column: Column, withHistograms: boolean): ColumnStatistics {
  return isNumeric(column) ? profileNumbers(column, withHistograms) : profileLevels(column);
}
