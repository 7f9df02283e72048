import { type CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { STACK_OUTPUTS } from '../../core/contracts/deployment.ts';
import { ConfigurationError, NotFoundError } from '../../core/errors.ts';
import { openCloudFormation } from './aws-clients.ts';
import { explainAwsError } from './explain-aws-error.ts';

export type StackOutputs = Readonly<Record<keyof typeof STACK_OUTPUTS, string>>;

/** CloudFormation's own rule; by its ARN a stack is found too. */
const STACK_NAME = /^([a-zA-Z][-a-zA-Z0-9]{0,127}|arn:[-a-zA-Z0-9:/._+]+)$/;

/**
 * What a deployed stack says of itself.
 * @throws NotFoundError for a name that no stack has, or one that is not Upkeep's; ConfigurationError for what can be no name,
 *   and without credentials, permission or a region; UnavailableError
 */
export async function findStack(stackName: string, client = openCloudFormation()): Promise<StackOutputs> {
  if (!STACK_NAME.test(stackName)) throw badName(stackName);
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
    return readOutputs(Stacks[0] ?? {}, stackName);
  } catch (error) {
    if (isNoSuchStack(error)) throw await noSuchStack(stackName, client, error);
    throw explainAwsError(error);
  }
}

/** @throws NotFoundError */
function readOutputs({ Outputs = [], StackStatus }: Partial<Stack>, stackName: string): StackOutputs {
  const textOf = (output: string) => {
    const value = Outputs.find(({ OutputKey }) => OutputKey === output)?.OutputValue;
    if (value !== undefined) return value;
    throw new NotFoundError({
      where: `stack ${stackName}`,
      found: `no output ${output} (the stack is ${StackStatus ?? 'in an unknown state'})`,
      todo: 'Name a stack of Upkeep whose deployment has finished',
    });
  };
  const entries = Object.entries(STACK_OUTPUTS).map(([name, output]) => [name, textOf(output)] as const);
  return Object.fromEntries(entries) as StackOutputs;
}

function badName(stackName: string): ConfigurationError {
  return new ConfigurationError({
    where: '--stack',
    found: `"${stackName}" can be no stack's name`,
    allowed: "1 to 128 letters, digits and hyphens, a letter first; or the stack's ARN",
    todo: 'Name the stack as it was deployed',
  });
}

/** CloudFormation has no error of its own for it. */
function isNoSuchStack(error: unknown): boolean {
  const { name, message } = (error ?? {}) as Error;
  return name === 'ValidationError' && /does not exist/.test(message);
}

async function noSuchStack(
  stackName: string,
  client: CloudFormationClient,
  cause: unknown,
): Promise<NotFoundError> {
  return new NotFoundError(
    {
      where: `stack ${stackName}`,
      found: `no stack of that name in region ${await client.config.region()} of this account`,
      todo: 'Deploy it, or name another one with --stack; AWS_REGION and AWS_PROFILE choose region and account',
    },
    { cause },
  );
}
