import { parentPort, workerData } from 'node:worker_threads';
import type { PathRef, RunRef } from '../../core/contracts/steps.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { fineNowMs } from '../fine-clock.ts';
import { type ErrorMessage, toErrorMessage } from './error-message.ts';
import { createLocalPorts } from './local-ports.ts';

/** The step that evaluates one path and leaves its result in the store. */
export type EvaluatePath = (
  ref: PathRef,
  ports: Pick<Ports, 'store' | 'trainers'> & { readonly nowMs: () => number },
) => Promise<{ nCandidates: number }>;

/** What a worker is started with. */
export interface PathWorkerData {
  readonly storeRoot: string;
  readonly run: RunRef;
  /** One number, which is shared: the group of the trainer that is under way, or 0. Whoever ends the thread ends it too. */
  readonly trainerGroup: Int32Array;
}

/** What it says: that it can begin, then one answer for each path index it is sent. */
export type PathWorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly nCandidates: number }
  | { readonly kind: 'failed'; readonly error: ErrorMessage };

/** The body of a worker thread: evaluates the paths whose indices it is sent, one at a time, over a store of its own. */
export function servePaths(evaluate: EvaluatePath): void {
  if (parentPort === null) throw new Error('A path worker is started as a worker thread.');
  const port = parentPort;
  const { storeRoot, run, trainerGroup } = workerData as PathWorkerData;
  const { store, trainers } = createLocalPorts(storeRoot, (leaderPid) => {
    Atomics.store(trainerGroup, 0, leaderPid ?? 0);
  });
  const say = (message: PathWorkerMessage) => port.postMessage(message);
  port.on('message', async (pathIndex: number) => {
    try {
      const { nCandidates } = await evaluate({ ...run, pathIndex }, { store, trainers, nowMs: fineNowMs });
      say({ kind: 'done', nCandidates });
    } catch (error) {
      say({ kind: 'failed', error: toErrorMessage(error) });
    }
  });
  say({ kind: 'ready' });
}
