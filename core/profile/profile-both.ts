import { finishedSource } from '../cleaning/finish-table.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import type { ColumnProfile } from '../contracts/profile.ts';
import type { Recipe } from '../contracts/recipe.ts';
import type { Table } from '../table/table.ts';
import { type Descriptions, describeTable } from './describe-column.ts';
import { profileColumns, profileSource } from './profile-columns.ts';

/** The columns of a table as read, and as finished. */
export interface BothProfiles {
  readonly before: readonly ColumnProfile[];
  readonly after: readonly ColumnProfile[];
}

/** A table on its way through a cleaning. */
export interface CleanedRows {
  /** Denoised; what the recipe was fitted on. */
  readonly table: Table;
  readonly recipe: Recipe;
}

/**
 * Profiles a table as read; the answer profiles it as finished, and reads no column again that is the very same.
 * @param descriptions of columns that are described already
 */
export function profileBoth(
  ordered: Table,
  data: DataSection,
  descriptions: Descriptions = describeTable(ordered),
): (cleaned: CleanedRows) => BothProfiles {
  const before = profileColumns(ordered, data, { descriptions });
  return ({ table, recipe }) => {
    const finished = finishedSource(recipe, table, { group: data.group });
    return { before, after: profileSource(finished, data, { descriptions, withHistograms: false }) };
  };
}
