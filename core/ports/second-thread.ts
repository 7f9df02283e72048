import type { DataSection } from '../contracts/config/data-section.ts';
import type { TailReader } from '../csv/tail/tail-reader.ts';
import { parquetChunks } from '../parquet/write-parquet.ts';
import { type BothProfiles, type CleanedRows, profileBoth } from '../profile/profile-both.ts';
import type { Table } from '../table/table.ts';
import type { TableSource } from '../table/table-source.ts';
import type { ObjectInfo } from './object-store.ts';

/** What is made of a table beside its cleaning, and comes out the same wherever it is made. */
export interface SideWork {
  readonly profiles: Promise<BothProfiles>;
  /** `clean.parquet`, made as it is read, once. */
  readonly parquet: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

export interface SideWorker {
  /** Begins with the table as read, in its order; the answer goes on with what has become of it. */
  begin(ordered: Table, data: DataSection): (cleaned: CleanedRows, finished: TableSource) => SideWork;
}

/** Another thread that shares the work of cleaning one file, until it is closed, also in the middle of its work. */
export interface SecondThread extends SideWorker {
  /** Reads the end of the file. */
  readonly tail: TailReader;
  close(): Promise<void>;
}

/** Starts a thread for an object, or answers undefined: it is not worth one. */
export type StartSecondThread = (object: ObjectInfo) => SecondThread | undefined;

export const ownThread: SideWorker = {
  begin: (ordered, data) => {
    const finish = profileBoth(ordered, data);
    return (cleaned, finished) => ({
      profiles: (async () => finish(cleaned))(),
      parquet: parquetChunks(finished),
    });
  },
};
