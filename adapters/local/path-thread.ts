import { Worker } from 'node:worker_threads';
import { atExit } from './at-exit.ts';
import { fromErrorMessage } from './error-message.ts';
import { killGroup } from './run-command.ts';
import type { PathWorkerData, PathWorkerMessage } from './serve-paths.ts';

/** Evaluates paths one after the other, in a thread that is started at the first and again after a death. */
export interface PathThread {
  /** @throws WorkerStartError, WorkerDiedError, whatever the step throws */
  evaluate(pathIndex: number): Promise<{ nCandidates: number }>;
  /** Ends the thread; a path under way is rejected. */
  close(): Promise<void>;
}

/** The thread ended in the middle of a path: out of memory, an exit, or a fault outside the step. */
export class WorkerDiedError extends Error {
  override readonly name = 'WorkerDiedError';
}

/** The thread ended before it could begin. No other path would fare better. */
export class WorkerStartError extends Error {
  override readonly name = 'WorkerStartError';
}

interface Thread {
  readonly worker: Worker;
  exitCode: number | undefined;
  /** What ended it, where that is an error and no exit. */
  cause: unknown;
}

export function createPathThread(url: URL, run: Omit<PathWorkerData, 'trainerGroup'>): PathThread {
  let thread: Thread | undefined;
  const trainerGroup = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const workerData = { ...run, trainerGroup };
  // A thread that is terminated runs no more code, and its trainer would go on alone.
  const endTrainer = () => {
    const pid = Atomics.exchange(trainerGroup, 0, 0);
    if (pid !== 0) killGroup(pid);
  };
  const forget = atExit(endTrainer);
  return {
    evaluate: async (pathIndex) => {
      if (thread === undefined || thread.exitCode !== undefined) {
        endTrainer();
        thread = startThread(url, workerData);
        await nextMessage(thread, WorkerStartError);
      }
      thread.worker.postMessage(pathIndex);
      const answer = await nextMessage(thread, WorkerDiedError);
      if (answer.kind === 'done') return { nCandidates: answer.nCandidates };
      throw fromErrorMessage(answer.error);
    },
    close: async () => {
      await thread?.worker.terminate();
      endTrainer();
      forget();
    },
  };
}

function startThread(url: URL, workerData: PathWorkerData): Thread {
  const thread: Thread = { worker: new Worker(url, { workerData }), exitCode: undefined, cause: undefined };
  // Always listened to: an `error` event that nobody hears would end the whole process.
  thread.worker.on('error', (error) => {
    thread.cause = error;
  });
  thread.worker.on('exit', (code) => {
    thread.exitCode = code;
  });
  return thread;
}

function nextMessage(
  thread: Thread,
  Ended: typeof WorkerDiedError | typeof WorkerStartError,
): Promise<Exclude<PathWorkerMessage, { kind: 'ready' }>> {
  const { worker } = thread;
  return new Promise((resolve, reject) => {
    const onMessage = (message: Exclude<PathWorkerMessage, { kind: 'ready' }>) => {
      worker.off('exit', onExit);
      resolve(message);
    };
    const onExit = (code: number) => {
      worker.off('message', onMessage);
      const because = thread.cause instanceof Error ? `: ${thread.cause.message}` : ` with exit code ${code}`;
      reject(new Ended(`A worker thread ended${because}`, { cause: thread.cause }));
    };
    worker.once('message', onMessage);
    worker.once('exit', onExit);
  });
}
