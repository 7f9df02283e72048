import { extname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { readArtefact } from '../../core/artefacts/stored-json.ts';
import { keys } from '../../core/contracts/keys.ts';
import { PLAN_FORMAT, type Plan, type PlannedPath } from '../../core/contracts/plan.ts';
import type { PathRunner, PathsRequest } from '../../core/ports/path-runner.ts';
import { evaluatePath } from '../../core/steps/evaluate-path.ts';
import { fineNowMs } from '../fine-clock.ts';
import { createLocalPorts } from './local-ports.ts';
import { createPathThread } from './path-thread.ts';
import { type Evaluator, runLanes } from './run-lanes.ts';
import type { EvaluatePath } from './serve-paths.ts';

/** A path in the calling thread keeps it from hearing an interrupt and from holding its lease: an estimate, which is an upper bound. */
const MAX_DEAF_MS = 5000;

export interface WorkerPathRunnerOptions {
  /** The folder of `createLocalPorts`: each worker opens its own ports there. */
  readonly storeRoot: string;
  /** At most so many threads; never more than there are paths. */
  readonly nWorkers: number;
  /**
   * Where the paths beside the longest are estimated below this, all run in the calling thread: threads can save no more than
   * those paths take, and starting a worker and loading the engine into it costs more.
   * @default 300
   */
  readonly inlineBelowMs?: number;
  /** Ends the search: `run` rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Tells why a path was given up, which `run` itself does not. */
  readonly onPathFailed?: (failure: { pathIndex: number; error: unknown }) => void;
  /** The step. With another one, `workerUrl` names a file that serves the same in a thread. */
  readonly evaluate?: EvaluatePath;
  readonly workerUrl?: URL;
}

/**
 * Runs the paths of a plan in worker threads, the longest first, so that the last to end is short. Results go to the store
 * and do not depend on who computed them; only numbers come back. A path that throws, or whose thread dies, is tried twice
 * again and then left without a result, which Select counts as failed candidates.
 * `run` throws ConfigurationError and DamagedArtefactError of a step at once, NotFoundError without a plan, the signal's
 * reason, and WorkerStartError. No thread outlives it.
 */
export function createWorkerPathRunner(options: WorkerPathRunnerOptions): PathRunner {
  const { storeRoot, nWorkers, inlineBelowMs = 300, evaluate = evaluatePath } = options;
  const { store, trainers } = createLocalPorts(storeRoot);
  // The compiled worker lies beside the compiled runner, the source beside the source.
  const workerUrl = options.workerUrl ?? new URL(`./path-worker${extname(import.meta.url)}`, import.meta.url);

  return {
    run: async (request, onPathDone) => {
      const planKey = keys.run(request.model, request.runId, 'plan.json');
      const paths = requestedPaths(await readArtefact<Plan>(store, planKey, PLAN_FORMAT), request);
      const run = { model: request.model, runId: request.runId };
      const nThreads = isInline(paths, inlineBelowMs) ? 1 : Math.min(nWorkers, paths.length);
      const inline: Evaluator = {
        evaluate: async (pathIndex) => {
          // Lets the progress be drawn and an interrupt be heard between two paths.
          await setImmediate();
          return evaluate({ ...run, pathIndex }, { store, trainers, nowMs: fineNowMs });
        },
        close: async () => {},
      };
      const evaluators =
        nThreads <= 1
          ? [inline]
          : Array.from({ length: nThreads }, () => createPathThread(workerUrl, { storeRoot, run }));
      const { signal, onPathFailed } = options;
      await runLanes({ paths, evaluators, onPathDone, onPathFailed, signal });
    },
  };
}

/** @param paths the longest first */
function isInline(paths: readonly PlannedPath[], inlineBelowMs: number): boolean {
  const [longest, ...others] = paths;
  const besideMs = others.reduce((sum, { estimatedMs }) => sum + estimatedMs, 0);
  return besideMs < inlineBelowMs && (longest?.estimatedMs ?? 0) < MAX_DEAF_MS;
}

/** The longest first; of two alike the first. */
function requestedPaths(plan: Plan, { pathIndices }: PathsRequest): PlannedPath[] {
  const wanted = new Set(pathIndices);
  return plan.paths
    .filter(({ index }) => wanted.has(index))
    .sort((a, b) => b.estimatedMs - a.estimatedMs || a.index - b.index);
}
