import { checkEndpoints } from '../adapters/aws/check-endpoints.ts';
import { UpkeepError } from '../core/errors.ts';
import type { Ports } from '../core/ports/ports.ts';

/**
 * The ports of a deployment. The AWS SDK is loaded here, when a deployment is asked for, so that local commands start
 * without it.
 * @throws NotFoundError when there is no such stack; ConfigurationError for what can be no stack's name or no endpoint, and
 *   without credentials or a region; UnavailableError
 */
export async function connectToStack(stackName: string): Promise<Ports> {
  checkEndpoints(process.env);
  const [{ findStack }, { createAwsPorts }] = await Promise.all([
    import('../adapters/aws/stack-outputs.ts'),
    import('../adapters/aws/aws-ports.ts'),
  ]);
  return createAwsPorts(await findStack(stackName));
}

/** Does a command's work on a deployment; what AWS refused is told in words. Local work is done as it is. */
export async function explainingAwsErrors<T>(
  stackName: string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (stackName === undefined) return work();
  try {
    return await work();
  } catch (error) {
    if (error instanceof UpkeepError) throw error;
    const { explainAwsError } = await import('../adapters/aws/explain-aws-error.ts');
    throw explainAwsError(error);
  }
}
