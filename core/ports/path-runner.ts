export interface PathsRequest {
  readonly model: string;
  readonly runId: string;
  readonly pathIndices: readonly number[];
}

/** Tells of a path that ended, with the number of candidates it held. */
export type OnPathDone = (path: { pathIndex: number; nCandidates: number }) => void;

/** Who evaluates the paths of a plan: worker threads, or a Step Functions map. Every path leaves its own result in the store. */
export interface PathRunner {
  run(request: PathsRequest, onPathDone: OnPathDone): Promise<void>;
}
