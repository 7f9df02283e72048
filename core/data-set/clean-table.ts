import { checkCleaning } from '../cleaning/check-cleaning.ts';
import { denoise } from '../cleaning/denoise.ts';
import { featureColumns } from '../cleaning/feature-columns.ts';
import { finishedSource } from '../cleaning/finish-table.ts';
import { fitCleaning } from '../cleaning/fit-recipe.ts';
import { imputationEntries } from '../cleaning/imputation-entries.ts';
import { orderRows } from '../cleaning/order-rows.ts';
import { outlierEntries } from '../cleaning/outliers/outlier-entries.ts';
import type { SeriesFolds } from '../cleaning/series-folds.ts';
import type { ModelConfig } from '../contracts/config/model-config.ts';
import type { Ledger, Profile } from '../contracts/profile.ts';
import type { Recipe } from '../contracts/recipe.ts';
import { checkExpectations } from '../expect/check-expectations.ts';
import type { QuarantinedRow, TableRead } from '../input/table-read.ts';
import { resolveCrossValidation, seriesFolds } from '../model-selection/resolve-cross-validation.ts';
import { ownThreadProfiler, type Profiler } from '../ports/profiler.ts';
import type { BothProfiles } from '../profile/profile-both.ts';
import { allRows, findColumn, isMissingAt, type Table, takeRows } from '../table/table.ts';
import type { TableSource } from '../table/table-source.ts';
import { withoutDuplicates } from './duplicates.ts';
import { quarantineNotices } from './quarantine-notices.ts';
import { rowLedger } from './row-ledger.ts';
import { withoutUntimedRows } from './untimed-rows.ts';

export interface CleanedTable {
  /** Typed, ordered, denoised, gaps kept: what TUNE reads. */
  readonly table: Table;
  /** Imputed, normalised, encoded: what a person downloads. Made as it is read. */
  readonly finished: TableSource;
  readonly recipe: Recipe;
  /** Made meanwhile, where another thread does it. */
  readonly profile: Promise<Profile>;
  readonly ledger: Ledger;
  readonly quarantined: readonly QuarantinedRow[];
  readonly features: readonly string[];
  /** What the file was found to be. */
  readonly source: string;
  readonly notices: readonly string[];
}

export interface Cleaning {
  readonly config: ModelConfig;
  /** When the file was uploaded, for `clean.expect.freshness`. */
  readonly uploadedAtMs: number;
  /** @default this thread */
  readonly profiler?: Profiler | undefined;
}

/**
 * The whole cleaning of one table, in a fixed order. The reader has typed the cells. Rows without a time are quarantined,
 * duplicates dropped, the data contract checked, rows ordered, columns denoised; what the recipe holds is fitted on all rows
 * and applied: outliers, gaps, scales, encodings. That recipe is for people and for serving; TUNE fits its own inside every fold.
 * @throws ConfigurationError, DataRefusedError
 */
export function cleanTable(
  read: TableRead,
  { config, uploadedAtMs, profiler = ownThreadProfiler }: Cleaning,
): CleanedTable {
  const { data, clean } = config;
  const timed = withoutUntimedRows(read, data.time);
  checkCleaning({ table: timed.table, data, clean, folds: foldsOf(config) });
  const { read: left, nDropped, notices: duplicates } = withoutDuplicates(timed, clean, data);
  checkExpectations(left, { expect: clean.expect, data, uploadedAtMs });
  const ordered = takeRows(left.table, orderRows(left.table, data));
  const profileAsCleaned = profiler.begin(ordered, data);
  const { features, notices: choices } = featureColumns(ordered, data);
  const { table, tails, entries } = denoise(ordered, data, clean);
  const { group } = data;
  const {
    recipe,
    imputed,
    notices: fitted,
  } = fitCleaning({
    table,
    rows: allRows(table.nRows),
    features,
    clean,
    group,
    tails,
  });
  const finished = finishedSource(recipe, table, { group, imputed });
  const quarantined = quarantineNotices({ nRowsRead: read.nRowsRead, quarantined: left.quarantined });
  const notices = [...quarantined, ...read.notices, ...duplicates, ...choices, ...fitted];
  return {
    table,
    finished,
    recipe,
    features,
    source: read.source,
    notices,
    quarantined: left.quarantined,
    profile: profileOf(profileAsCleaned({ table, recipe }), table.nRows, notices),
    ledger: {
      format: 'upkeep-ledger/1',
      rows: rowLedger({
        read: read.nRowsRead,
        kept: table.nRows,
        quarantined: left.quarantined.length,
        duplicates: nDropped,
        withoutTarget: countWithoutTarget(table, data.target),
        leftOut: table.nRows - finished.nRows,
      }),
      entries: [...entries, ...outlierEntries(recipe, table), ...imputationEntries(recipe, table)],
    },
  };
}

function profileOf(both: Promise<BothProfiles>, nRows: number, notices: readonly string[]): Promise<Profile> {
  const profile = both.then(
    ({ before, after }): Profile => ({ format: 'upkeep-profile/1', nRows, before, after, notices }),
  );
  // It is waited for last. Where something else fails first, nobody waits for it, and its own failure is no second one.
  profile.catch(() => {});
  return profile;
}

function foldsOf({ data, tune }: ModelConfig): SeriesFolds | null {
  return data.target === null ? null : seriesFolds(resolveCrossValidation(data, tune), data);
}

function countWithoutTarget(table: Table, name: string | null): number {
  const target = name === null ? undefined : findColumn(table, name);
  if (target === undefined) return 0;
  let n = 0;
  for (let row = 0; row < table.nRows; row++) if (isMissingAt(target, row)) n++;
  return n;
}
