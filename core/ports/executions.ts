import type { TuneExecution } from '../contracts/steps.ts';

/**
 * Who carries out the states of TUNE apart from this process: Step Functions. An execution is named by its run and attempt,
 * so that whoever starts it twice starts one.
 */
export interface Executions {
  /** `running`: it runs now, begun by this call or before. `ended`: one of this name has ended, with whatever result. */
  start(execution: TuneExecution): Promise<'running' | 'ended'>;
  /** Whether an execution of this name ever began and has ended. */
  hasEnded(execution: Pick<TuneExecution, 'runId' | 'attempt'>): Promise<boolean>;
}
