import { columnRole } from '../cleaning/feature-columns.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import type { ColumnProfile } from '../contracts/profile.ts';
import type { Table } from '../table/table.ts';
import { sourceOf, type TableSource } from '../table/table-source.ts';
import { type Descriptions, describeColumn, findDescription } from './describe-column.ts';

interface ProfileOptions {
  /** Columns that are described already, which are not read again. @default none */
  readonly descriptions?: Descriptions | undefined;
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
  { descriptions, withHistograms = true }: ProfileOptions = {},
): ColumnProfile[] {
  return columns.map((source) => {
    const { name, type } = source;
    const column = source.read(0, nRows);
    const known = findDescription(descriptions, column);
    const { statistics } = known ?? describeColumn(column, { withHistogram: withHistograms });
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
