import type { PlannedPath } from '../../core/contracts/plan.ts';
import type { OnPathDone } from '../../core/ports/path-runner.ts';
import { isFatal } from './error-message.ts';
import { WorkerStartError } from './path-thread.ts';

const MAX_TRIES = 3;

/** Evaluates one path at a time: a thread, or this thread. */
export interface Evaluator {
  evaluate(pathIndex: number): Promise<{ nCandidates: number }>;
  close(): Promise<void>;
}

export interface Lanes {
  /** In the order in which they are begun. */
  readonly paths: readonly PlannedPath[];
  readonly evaluators: readonly Evaluator[];
  readonly onPathDone: OnPathDone;
  readonly onPathFailed: ((failure: { pathIndex: number; error: unknown }) => void) | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * Each evaluator takes the next path as soon as it is free. The first fatal error, or the signal, ends all of them; they are
 * closed when this returns or throws.
 */
export async function runLanes({
  paths,
  evaluators,
  onPathDone,
  onPathFailed,
  signal,
}: Lanes): Promise<void> {
  const failed = new AbortController();
  const stop = signal === undefined ? failed.signal : AbortSignal.any([signal, failed.signal]);
  const closeAll = () => Promise.all(evaluators.map((evaluator) => evaluator.close()));
  // Closing rejects the paths under way, which is what lets the lanes end.
  stop.addEventListener('abort', () => void closeAll(), { once: true });
  const queue = paths.values();

  const runLane = async (evaluator: Evaluator) => {
    for (const path of queue) {
      const error = await tryPath(path, evaluator, stop);
      if (error !== undefined) onPathFailed?.({ pathIndex: path.index, error });
      onPathDone({ pathIndex: path.index, nCandidates: path.candidateIndices.length });
    }
  };
  const lanes = evaluators.map((evaluator) => runLane(evaluator).catch((error) => failed.abort(error)));
  try {
    await Promise.all(lanes);
    stop.throwIfAborted();
  } finally {
    await closeAll();
  }
}

/** `undefined` when the path left its result, else why it was given up. @throws what ends the whole search */
async function tryPath(path: PlannedPath, evaluator: Evaluator, stop: AbortSignal): Promise<unknown> {
  for (let nTries = 1; ; nTries++) {
    stop.throwIfAborted();
    try {
      await evaluator.evaluate(path.index);
      return undefined;
    } catch (error) {
      stop.throwIfAborted();
      if (isFatal(error) || error instanceof WorkerStartError) throw error;
      if (nTries === MAX_TRIES) return error;
    }
  }
}
