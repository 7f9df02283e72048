/** What passes between the steps: keys and a few numbers, never rows. */
export interface CleanInput {
  readonly key: string;
}

export interface CleanOutput {
  readonly model: string;
  readonly datasetId: string;
  readonly rawKey: string;
  readonly uploadedAtMs: number;
  readonly reused: boolean;
  readonly nRows: number;
  readonly nQuarantined: number;
  readonly nWithoutTarget: number;
  readonly notices: readonly string[];
  /** False without `data.target`: cleaned and profiled, not tuned. */
  readonly tunable: boolean;
}

/** Names one run; the input of every state of TUNE. */
export interface RunRef {
  readonly model: string;
  readonly runId: string;
}

export interface PathRef extends RunRef {
  readonly pathIndex: number;
}
