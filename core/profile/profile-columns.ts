import { roleOf } from '../cleaning/feature-columns.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import type { ColumnProfile } from '../contracts/profile.ts';
import type { Table } from '../table/table.ts';
import { type SourceColumn, sourceOf, type TableSource } from '../table/table-source.ts';
import { type Descriptions, describeSource } from './describe-column.ts';

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
  options: ProfileOptions = {},
): ColumnProfile[] {
  return columns.map((column) => profileColumn(column, nRows, { data, ...options }));
}

/** The same of one column. */
export function profileColumn(
  source: SourceColumn,
  nRows: number,
  { data, descriptions, withHistograms = true }: ProfileOptions & { readonly data: DataSection },
): ColumnProfile {
  const { name, type } = source;
  const { statistics } = describeSource(source, nRows, { descriptions, withHistogram: withHistograms });
  const role = roleOf({ name, type, hasValue: statistics.count > 0 }, data);
  return { ...statistics, name, type, role };
}

/** The same of a table in memory. */
export function profileColumns(
  table: Table,
  data: DataSection,
  options: ProfileOptions = {},
): ColumnProfile[] {
  return profileSource(sourceOf(table), data, options);
}
