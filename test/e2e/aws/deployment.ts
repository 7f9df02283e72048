import { ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListExecutionsCommand } from '@aws-sdk/client-sfn';
import { createCloudWatchMetricSink } from '../../../adapters/aws/cloudwatch-metric-sink.ts';
import { createDynamoRegistry } from '../../../adapters/aws/dynamo-registry.ts';
import { createS3ObjectStore } from '../../../adapters/aws/s3-object-store.ts';
import { createSnsNotifier } from '../../../adapters/aws/sns-notifier.ts';
import { STACK_OUTPUTS } from '../../../core/contracts/deployment.ts';
import type { Ports } from '../../../core/ports/ports.ts';
import { type Cdk, type Deployment, openCdk } from '../../emulator/cdk.ts';
import { type Clients, openClients } from './clients.ts';

export const STACK = 'UpkeepTest';

export interface TestDeployment {
  readonly endpoint: string;
  readonly cdk: Cdk;
  readonly clients: Clients;
  /** What the stack says of itself. */
  readonly resources: Readonly<Record<keyof typeof STACK_OUTPUTS, string>>;
  /** The deployment's own ports, through the tests' clients. */
  readonly ports: Ports;
  readonly deployed: Deployment;
}

/** Bootstraps and deploys with the real command; the schedule ticks every minute, which is the shortest there is. */
export async function deployForTests(endpoint: string): Promise<TestDeployment> {
  const cdk = await openCdk({ endpoint });
  try {
    await cdk.bootstrap();
    const deployed = await cdk.deploy(stackOptions('1'));
    const resources = resourcesOf(deployed.outputs);
    const clients = openClients(endpoint);
    return { endpoint, cdk, clients, resources, ports: portsOf(clients, resources), deployed };
  } catch (error) {
    await cdk.close();
    // The first error is the one to mend.
    await takeDown(endpoint).catch(() => {});
    throw error;
  }
}

/** Half a stack would stay on an emulator that somebody else has started. By a command of its own: the other may have hung. */
async function takeDown(endpoint: string): Promise<void> {
  const cdk = await openCdk({ endpoint });
  try {
    await cdk.destroy(stackOptions('1'));
  } finally {
    await cdk.close();
  }
}

export function stackOptions(tickMinutes: string) {
  return { stackName: STACK, context: { tickMinutes } };
}

/** The names of the executions of TUNE for a model, the newest first, with their states. */
export async function executionsOf(
  { clients, resources }: TestDeployment,
  runId: string,
): Promise<{ name: string; status: string; executionArn: string }[]> {
  const { stateMachineArn } = resources;
  const { executions = [] } = await clients.sfn.send(new ListExecutionsCommand({ stateMachineArn }));
  return executions
    .filter(({ name }) => name!.startsWith(runId))
    .map(({ name, status, executionArn }) => ({ name: name!, status: status!, executionArn: executionArn! }));
}

/** The full name of one of the stack's functions: `EvaluatePath`. */
export async function functionName({ clients }: TestDeployment, id: string): Promise<string> {
  const { Functions = [] } = await clients.lambda.send(new ListFunctionsCommand({ MaxItems: 100 }));
  const names = Functions.map(({ FunctionName }) => FunctionName!).filter(
    (name) => name.startsWith(`${STACK}-`) && name.includes(id),
  );
  if (names.length !== 1)
    throw new Error(`${names.length} functions are named like ${id}: ${names.join(', ')}`);
  return names[0]!;
}

function resourcesOf(outputs: Readonly<Record<string, string>>): TestDeployment['resources'] {
  const entries = Object.entries(STACK_OUTPUTS).map(([name, output]) => [name, outputs[output]]);
  return Object.fromEntries(entries) as TestDeployment['resources'];
}

function portsOf(clients: Clients, resources: TestDeployment['resources']): Ports {
  const { bucketName, tableName, topicArn, metricNamespace } = resources;
  return {
    store: createS3ObjectStore({ client: clients.s3, bucketName }),
    registry: createDynamoRegistry({ client: clients.dynamoDb, tableName }),
    notifier: createSnsNotifier({ client: clients.sns, topicArn }),
    metricSink: createCloudWatchMetricSink({ client: clients.cloudWatch, namespace: metricNamespace }),
  };
}
