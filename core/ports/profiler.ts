import type { DataSection } from '../contracts/config/data-section.ts';
import { type BothProfiles, type CleanedRows, profileBoth } from '../profile/profile-both.ts';
import type { Table } from '../table/table.ts';

/** Who profiles a table while it is cleaned: this thread, or another one meanwhile. The profiles are the same. */
export interface Profiler {
  /** Begins with the table as read, in its order; the answer goes on with what has become of it. */
  begin(ordered: Table, data: DataSection): (cleaned: CleanedRows) => Promise<BothProfiles>;
}

/** A profiler that holds a thread until it is closed, also in the middle of its work. */
export interface StartedProfiler extends Profiler {
  close(): Promise<void>;
}

/** Starts a profiler for a file of that size, or answers undefined: it is not worth a thread of its own. */
export type StartProfiler = (sizeBytes: number) => StartedProfiler | undefined;

export const ownThreadProfiler: Profiler = {
  begin: (ordered, data) => {
    const finish = profileBoth(ordered, data);
    return async (cleaned) => finish(cleaned);
  },
};
