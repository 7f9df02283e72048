import { finishedSource } from '../cleaning/finish-table.ts';
import type { ImputedRows } from '../cleaning/neighbours/fit-neighbours.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import type { ColumnProfile } from '../contracts/profile.ts';
import type { Recipe } from '../contracts/recipe.ts';
import type { TailReader } from '../csv/tail/tail-reader.ts';
import { type HashedFile, putHashed } from '../data-set/put-hashed.ts';
import { parquetChunks } from '../parquet/write-parquet.ts';
import { type ColumnDescription, describeColumn, descriptionsOf } from '../profile/describe-column.ts';
import { profileColumn } from '../profile/profile-columns.ts';
import type { Table } from '../table/table.ts';
import type { TableSource } from '../table/table-source.ts';
import type { ObjectInfo, ObjectStore } from './object-store.ts';

/** A table whose cleaning has been fitted. */
export interface FittedTable {
  /** Denoised; what the recipe was fitted on. */
  readonly table: Table;
  readonly recipe: Recipe;
  /** What fitting left: see `ApplyOptions`. */
  readonly imputed: ImputedRows | null;
  readonly data: DataSection;
  /** Of the columns as they were before the table was denoised, in their order. */
  readonly descriptions: readonly ColumnDescription[];
}

/** What is made of a table beside its cleaning, and comes out the same wherever it is made. */
export interface SideWork {
  /** The columns as finished: this thread profiles those that no other has begun. */
  after(): Promise<readonly ColumnProfile[]>;
  /** Writes `clean.parquet` under a key of the store that the table comes from; another thread opens that store for itself. */
  putParquet(store: Pick<ObjectStore, 'put'>, key: string): Promise<HashedFile>;
}

/** What has been begun with a table. */
export interface TableWork {
  /** The descriptions of all columns, in their order: this thread makes those that no other has begun. */
  describe(): Promise<readonly ColumnDescription[]>;
  /** @param finished what `finishedOf` makes of it */
  finish(fitted: FittedTable, finished: TableSource): SideWork;
}

/** Another thread that shares the work of cleaning one file, until it is closed, also in the middle of its work. */
export interface SecondThread {
  /** Reads the end of the file. */
  readonly tail: TailReader;
  /** Begins with the table as read, in its order. */
  begin(ordered: Table): TableWork;
  close(): Promise<void>;
}

/** Starts a thread for an object, or answers undefined: it is not worth one. */
export type StartSecondThread = (object: ObjectInfo) => SecondThread | undefined;

/** All of it in this thread. */
export function ownWork(ordered: Table): TableWork {
  return {
    describe: async () => ordered.columns.map((column) => describeColumn(column)),
    finish: (fitted, finished) => {
      const profile = profilerAfter(finished, ordered, fitted);
      return {
        after: async () => finished.columns.map((_, at) => profile(at)),
        putParquet: (store, key) => putHashed(store, key, parquetChunks(finished)),
      };
    },
  };
}

/** The finished data set, made as it is read. */
export function finishedOf({ recipe, table, imputed, data }: Omit<FittedTable, 'descriptions'>): TableSource {
  return finishedSource(recipe, table, { group: data.group, imputed });
}

/** Profiles the finished column at a place. One that is the very same as before is not read again. */
export function profilerAfter(
  { columns, nRows }: TableSource,
  ordered: Table,
  { data, descriptions: known }: Pick<FittedTable, 'data' | 'descriptions'>,
): (place: number) => ColumnProfile {
  const descriptions = descriptionsOf(ordered.columns, known);
  return (place) => profileColumn(columns[place]!, nRows, { data, descriptions, withHistograms: false });
}
