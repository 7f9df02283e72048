import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ObjectInfo } from '../../core/ports/object-store.ts';
import {
  profilerAfter,
  type SecondThread,
  type StartSecondThread,
  type TableWork,
} from '../../core/ports/second-thread.ts';
import { describeColumn } from '../../core/profile/describe-column.ts';
import type { Table } from '../../core/table/table.ts';
import { createColumnTurns, inOrder, inTurns } from './column-turns.ts';
import { answersOf } from './second-thread-answers.ts';
import type { FinishOrder, Order } from './second-thread-messages.ts';

const WORKER = new URL(
  `./second-thread-worker${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`,
  import.meta.url,
);

/**
 * How much of what is left of a file this thread reads; the other one also takes every byte from the disk and hashes it. The share
 * at which both end at once, measured.
 */
const TAIL_SHARE = 0.57;
/** Of less it is not worth being told. */
const MIN_TAIL_BYTES = 4 << 20;
/** A smaller file is done before a thread has started. */
const MIN_BYTES = 16 << 20;

/** Threads for large objects of a folder, where there is a processor for them. */
export interface SecondThreads {
  readonly start: StartSecondThread;
  /** When what was started ahead runs; at once where nothing was. */
  readonly ready: Promise<void>;
  /** Ends what was started ahead and not taken, too. */
  close(): Promise<void>;
}

/**
 * @param sizeBytes of an object that is still to be stored: a thread for it starts meanwhile, which takes as long as reading
 * several megabytes
 */
export function secondThreads(root: string, sizeBytes = 0): SecondThreads {
  const ahead = isWorthOne(sizeBytes) ? startWorker() : undefined;
  let spare = ahead;
  return {
    start: (object) => {
      if (!isWorthOne(object.sizeBytes)) return undefined;
      const started = spare;
      spare = undefined;
      return createSecondThread(root, object, started);
    },
    ready: ahead?.ready ?? Promise.resolve(),
    close: async () => {
      await ahead?.worker.terminate();
    },
  };
}

function isWorthOne(sizeBytes: number): boolean {
  return sizeBytes >= MIN_BYTES && availableParallelism() > 1;
}

function startWorker() {
  const worker = new Worker(WORKER);
  let isOnline = false;
  const ready = new Promise<void>((resolve) => {
    worker.once('online', resolve);
    worker.once('exit', () => resolve());
  });
  ready.then(() => {
    isOnline = true;
  });
  return { worker, next: answersOf(worker), ready, isReady: () => isOnline };
}

/**
 * A thread that begins to start at once. Columns in shared memory are read where they are, others are copied; what a column is
 * before and after it is denoised is sent once where it is the same.
 */
export function createSecondThread(
  root: string,
  { key, version }: Pick<ObjectInfo, 'key' | 'version'>,
  { worker, next, isReady } = startWorker(),
): SecondThread {
  const send = (order: Order) => worker.postMessage(order);
  return {
    tail: {
      placeFor: ({ nBytesArrived, sizeBytes }) => {
        const nTailBytes = Math.floor((sizeBytes - nBytesArrived) * TAIL_SHARE);
        return isReady() && nTailBytes >= MIN_TAIL_BYTES ? sizeBytes - nTailBytes : null;
      },
      read: (order) => {
        send({ kind: 'tail', order, file: { root, key, version } });
        return { start: next('tailStart'), rows: next('tailRows') };
      },
    },
    begin,
    close: async () => {
      await worker.terminate();
    },
  };

  function begin(ordered: Table): TableWork {
    const turns = createColumnTurns();
    const { columns } = ordered;
    send({ kind: 'begin', ordered, turns });
    const described = next('described');
    return {
      describe: async () => {
        const own = await inTurns(columns.length, turns, (at) => describeColumn(columns[at]!));
        return inOrder(own, await described);
      },
      finish: (fitted, finished) => {
        const { table, ...rest } = fitted;
        const turns = createColumnTurns();
        const { nRows } = table;
        send({ kind: 'finish', ...rest, nRows, columns: columnsSince(ordered, table), turns });
        const profiled = next('after');
        const profile = profilerAfter(finished, ordered, fitted);
        return {
          after: async () => inOrder(await inTurns(finished.columns.length, turns, profile), await profiled),
          putParquet: (_, key) => {
            send({ kind: 'parquet', root, key });
            return next('parquet');
          },
        };
      },
    };
  }
}

function columnsSince(ordered: Table, table: Table): FinishOrder['columns'] {
  const places = new Map(ordered.columns.map((column, at) => [column, at]));
  return table.columns.map((column) => places.get(column) ?? column);
}
