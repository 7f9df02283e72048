import { UpkeepError } from '../core/errors.ts';

/** The run of an upload has failed in its deployment. The reason says whose it is to mend. */
export class RunFailedError extends UpkeepError {
  override readonly name = 'RunFailedError';
  readonly code = 'RUN_FAILED';
}

/** A deployment had not come to an end within the time that the command was given. Its work goes on. */
export class TimedOutError extends UpkeepError {
  override readonly name = 'TimedOutError';
  readonly code = 'TIMED_OUT';
}
