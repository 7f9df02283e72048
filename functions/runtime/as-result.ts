import type { StateResult } from '../../core/contracts/steps.ts';
import { ConflictError, UpkeepError } from '../../core/errors.ts';

/**
 * What a state of TUNE answers. An error that another try cannot mend is a result that the state machine branches on; anything
 * else is thrown, for its retries.
 */
export async function asResult<T extends object>(work: () => Promise<T>): Promise<StateResult<T>> {
  try {
    return { status: 'ok', ...(await work()) };
  } catch (error) {
    if (error instanceof UpkeepError && !(error instanceof ConflictError))
      return { status: 'failed', reason: error.message };
    throw error;
  }
}
