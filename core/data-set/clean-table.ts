import { checkCleaning } from '../cleaning/check-cleaning.ts';
import { denoise } from '../cleaning/denoise.ts';
import { featureColumns } from '../cleaning/feature-columns.ts';
import { finishTable } from '../cleaning/finish-table.ts';
import { fitCleaning } from '../cleaning/fit-recipe.ts';
import { imputationEntries } from '../cleaning/imputation-entries.ts';
import { orderRows } from '../cleaning/order-rows.ts';
import { outlierEntries } from '../cleaning/outliers/outlier-entries.ts';
import { profileColumns } from '../cleaning/profile.ts';
import type { ModelConfig } from '../contracts/config/model-config.ts';
import type { Ledger, Profile } from '../contracts/profile.ts';
import type { Recipe } from '../contracts/recipe.ts';
import type { QuarantinedRow, TableRead } from '../input/table-read.ts';
import { isChronological, resolveCrossValidation } from '../model-selection/resolve-cross-validation.ts';
import { findColumn, isMissingAt, type Table, takeRows } from '../table/table.ts';

export interface CleanedTable {
  /** Typed, ordered, denoised, gaps kept: what TUNE reads. */
  readonly table: Table;
  /** Treated, imputed, normalised, encoded: what a person downloads. Without the rows that an outlier rule drops. */
  readonly finished: Table;
  readonly recipe: Recipe;
  readonly profile: Profile;
  readonly ledger: Ledger;
  readonly quarantined: readonly QuarantinedRow[];
  readonly features: readonly string[];
  readonly notices: readonly string[];
}

/**
 * The whole cleaning of one table, in the fixed order: types (done by the reader), denoise, outliers, impute, normalize,
 * encode.
 * The recipe here is fitted on all rows, for people and for serving; TUNE fits its own inside every fold.
 * @throws ConfigurationError, DataRefusedError
 */
export function cleanTable(read: TableRead, config: ModelConfig): CleanedTable {
  const { data, clean } = config;
  const { table: timed, quarantined } = withoutUntimedRows(read, data.time);
  checkCleaning({ table: timed, data, clean, chronological: looksForwardOnly(config) });
  const ordered = takeRows(timed, orderRows(timed, data));
  const { features, notices: leftOut } = featureColumns(ordered, data);
  const { table, tails, entries } = denoise(ordered, data, clean);
  const rows = Int32Array.from({ length: table.nRows }, (_, row) => row);
  const { group } = data;
  const { recipe, notices: fitted } = fitCleaning({ table, rows, features, clean, group, tails });
  const finished = finishTable(recipe, table, { group });
  const notices = [...leftOut, ...fitted];
  const target = data.target === null ? undefined : findColumn(table, data.target);
  return {
    table,
    finished,
    recipe,
    features,
    notices,
    quarantined,
    profile: {
      format: 'upkeep-profile/1',
      nRows: table.nRows,
      before: profileColumns(ordered, data),
      after: profileColumns(finished, data),
      notices,
    },
    ledger: {
      format: 'upkeep-ledger/1',
      rows: {
        read: read.nRowsRead,
        kept: table.nRows,
        quarantined: quarantined.length,
        withoutTarget:
          target === undefined ? table.nRows : countMissing(rows, (row) => isMissingAt(target, row)),
      },
      entries: [...entries, ...outlierEntries(recipe, table), ...imputationEntries(recipe, table)],
    },
  };
}

/** A row that says not when it came to be cannot be ordered: it is set aside, with its line, and not guessed at. */
export function withoutUntimedRows(read: TableRead, time: string | null): TableRead {
  const column = time === null ? undefined : findColumn(read.table, time);
  if (column === undefined) return read;
  const kept: number[] = [];
  const refused: QuarantinedRow[] = [];
  for (let row = 0; row < read.table.nRows; row++) {
    if (isMissingAt(column, row))
      refused.push({ line: read.lines[row]!, reason: `has no ${time}, the column of data.time`, text: '' });
    else kept.push(row);
  }
  if (refused.length === 0) return read;
  const quarantined = [...read.quarantined, ...refused].sort((a, b) => a.line - b.line);
  const lines = Int32Array.from(kept, (row) => read.lines[row]!);
  return { ...read, table: takeRows(read.table, Int32Array.from(kept)), lines, quarantined };
}

function looksForwardOnly({ data, tune }: ModelConfig): boolean {
  return data.target !== null && isChronological(resolveCrossValidation(data, tune));
}

function countMissing(rows: Int32Array, isMissing: (row: number) => boolean): number {
  return rows.reduce((count, row) => count + (isMissing(row) ? 1 : 0), 0);
}
