/** What passes between the steps: keys and a few numbers, never rows. */
export interface CleanInput {
  readonly key: string;
  /** The largest file that is read. @default any */
  readonly maxBytes?: number;
}

export interface CleanOutput {
  readonly model: string;
  readonly datasetId: string;
  readonly rawKey: string;
  readonly uploadedAtMs: number;
  readonly reused: boolean;
  readonly nRows: number;
  readonly nQuarantined: number;
  readonly nDuplicates: number;
  readonly nWithoutTarget: number;
  readonly nLeftOut: number;
  /** What the file was found to be, in a few words. */
  readonly source: string;
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

/** One attempt at a run by an execution of TUNE; what its first state is given. */
export interface TuneExecution extends RunRef {
  /** From 1. */
  readonly attempt: number;
}

/** What a state of TUNE answers: what fails for good is a result, what is thrown is tried again. */
export type StateResult<T> =
  | ({ readonly status: 'ok' } & T)
  | { readonly status: 'failed'; readonly reason: string };

/** One run of MONITOR; repeated with the same time, it is the same run. */
export interface MonitorOrder {
  readonly model: string;
  readonly nowMs: number;
  /** The log objects that are known to be new. @default whatever a listing finds */
  readonly logKeys?: readonly string[];
}
