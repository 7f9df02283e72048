import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { StartedProfiler, StartProfiler } from '../../core/ports/profiler.ts';
import type { CleanedRows } from '../../core/profile/profile-both.ts';
import type { Table } from '../../core/table/table.ts';
import { fromErrorMessage } from './error-message.ts';
import type { ProfileAnswer, ProfileOrder } from './serve-profiles.ts';

const WORKER = new URL(
  `./profile-worker${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`,
  import.meta.url,
);

/** A smaller file is profiled before a thread has started. */
const MIN_BYTES = 16 << 20;

/** A thread for a large file, where there is a processor for it. */
export const startThreadProfiler: StartProfiler = (sizeBytes) =>
  sizeBytes >= MIN_BYTES && availableParallelism() > 1 ? createThreadProfiler() : undefined;

/**
 * Profiles one table in a thread of its own, which begins to start at once. Columns in shared memory are read where they are,
 * others are copied; what a column is before and after cleaning is sent once where it is the same.
 */
export function createThreadProfiler(): StartedProfiler {
  const worker = new Worker(WORKER);
  const answer = answerOf(worker);
  // Whoever gave up the cleaning no longer waits for it.
  answer.catch(() => {});
  const send = (order: ProfileOrder) => worker.postMessage(order);
  return {
    begin: (ordered, data) => {
      send({ kind: 'begin', ordered, data });
      return async ({ table, recipe }) => {
        send({
          kind: 'finish',
          recipe,
          nRows: table.nRows,
          columns: columnsSince(ordered, { table, recipe }),
        });
        return answer;
      };
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

function columnsSince(
  ordered: Table,
  { table }: CleanedRows,
): (ProfileOrder & { kind: 'finish' })['columns'] {
  return table.columns.map((column) => {
    const at = ordered.columns.indexOf(column);
    return at === -1 ? column : at;
  });
}

async function answerOf(worker: Worker) {
  const answer = await new Promise<ProfileAnswer>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`The thread that profiles ended with exit code ${code}.`)),
    );
  });
  if (answer.kind === 'failed') throw fromErrorMessage(answer.error);
  return answer.profiles;
}
