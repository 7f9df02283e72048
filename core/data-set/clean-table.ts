import { denoise } from '../cleaning/denoise.ts';
import { featureColumns } from '../cleaning/feature-columns.ts';
import { fitCleaning } from '../cleaning/fit-recipe.ts';
import { imputationEntries } from '../cleaning/imputation-entries.ts';
import { outlierEntries } from '../cleaning/outliers/outlier-entries.ts';
import type { Ledger, Profile } from '../contracts/profile.ts';
import type { Recipe } from '../contracts/recipe.ts';
import type { QuarantinedRow, TableRead } from '../input/table-read.ts';
import { finishedOf, ownWork, type SecondThread, type SideWork } from '../ports/second-thread.ts';
import { descriptionsOf, ordersOf } from '../profile/describe-column.ts';
import { profileColumns } from '../profile/profile-columns.ts';
import { everyRow, findColumn, isMissingAt, type Table } from '../table/table.ts';
import type { TableSource } from '../table/table-source.ts';
import { type OrderOptions, orderTable } from './order-table.ts';
import { rowLedger } from './row-ledger.ts';

export interface CleanedTable {
  /** Typed, ordered, denoised, gaps kept: what TUNE reads. */
  readonly table: Table;
  /** Imputed, normalised, encoded: what a person downloads. Made as it is read. */
  readonly finished: TableSource;
  /** Writes the same as Parquet, perhaps in another thread. */
  readonly putParquet: SideWork['putParquet'];
  readonly recipe: Recipe;
  /** Made when it is first asked for; by then another thread may have made the most of it. */
  readonly profile: () => Promise<Profile>;
  readonly ledger: Ledger;
  readonly quarantined: readonly QuarantinedRow[];
  readonly features: readonly string[];
  /** What the file was found to be. */
  readonly source: string;
  readonly notices: readonly string[];
}

export interface Cleaning extends OrderOptions {
  /** Shares the work. @default this thread does all */
  readonly thread?: Pick<SecondThread, 'begin'> | undefined;
}

/**
 * The whole cleaning of one table, in a fixed order. The reader has typed the cells. Rows are kept and ordered (`orderTable`),
 * columns denoised; what the recipe holds is fitted on all rows and applied: outliers, gaps, scales, encodings. That recipe is
 * for people and for serving; TUNE fits its own inside every fold.
 * @throws ConfigurationError, DataRefusedError
 */
export async function cleanTable(read: TableRead, { thread, ...options }: Cleaning): Promise<CleanedTable> {
  const { data, clean } = options.config;
  const ordered = orderTable(read, options);
  const work = thread?.begin(ordered.table) ?? ownWork(ordered.table);
  const { features, notices: choices } = featureColumns(ordered.table, data);
  const { table, tails, entries } = denoise(ordered.table, data, clean);
  const orderNotices = ordered.notices();
  const descriptions = await work.describe();
  const known = descriptionsOf(ordered.table.columns, descriptions);
  const orders = ordersOf(known);
  const {
    recipe,
    imputed,
    notices: fitted,
  } = fitCleaning({
    ...{ table, rows: everyRow(table.nRows), features, clean, tails, orders },
    ...{ group: data.group, time: data.time },
  });
  const finished = finishedOf({ table, recipe, imputed, data });
  const { after, putParquet } = work.finish({ table, recipe, imputed, data, descriptions }, finished);
  const notices = [...orderNotices, ...choices, ...fitted];
  return {
    table,
    finished,
    putParquet,
    recipe,
    features,
    source: read.source,
    notices,
    quarantined: ordered.quarantined,
    profile: once(async () => ({
      format: 'upkeep-profile/1',
      nRows: table.nRows,
      before: profileColumns(ordered.table, data, { descriptions: known }),
      after: await after(),
      notices,
    })),
    ledger: {
      format: 'upkeep-ledger/1',
      rows: rowLedger({
        read: read.nRowsRead,
        kept: table.nRows,
        quarantined: ordered.quarantined.length,
        duplicates: ordered.nDuplicates,
        withoutTarget: countWithoutTarget(table, data.target),
        leftOut: table.nRows - finished.nRows,
      }),
      entries: [
        ...entries,
        ...outlierEntries(recipe, table, orders),
        ...imputationEntries(recipe, table, orders),
      ],
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function countWithoutTarget(table: Table, name: string | null): number {
  const target = name === null ? undefined : findColumn(table, name);
  if (target === undefined) return 0;
  let n = 0;
  for (let row = 0; row < table.nRows; row++) if (isMissingAt(target, row)) n++;
  return n;
}
