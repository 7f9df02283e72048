import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findStack } from '../../../adapters/aws/stack-outputs.ts';
import { STACK_OUTPUTS } from '../../../core/contracts/deployment.ts';
import { emulatorSettings, uniqueName } from './emulator.ts';

describe('what a deployed stack says of itself', () => {
  let client: CloudFormationClient;
  let stackName: string;
  beforeEach(() => {
    client = new CloudFormationClient(emulatorSettings());
    stackName = uniqueName();
  });
  afterEach(async () => {
    await client.send(new DeleteStackCommand({ StackName: stackName }));
    client.destroy();
  });

  const deploy = async (outputs: readonly string[]) => {
    const template = {
      Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
      Outputs: Object.fromEntries(outputs.map((name) => [name, { Value: `value of ${name}` }])),
    };
    await client.send(
      new CreateStackCommand({ StackName: stackName, TemplateBody: JSON.stringify(template) }),
    );
    await waitUntilStackCreateComplete({ client, maxWaitTime: 30, minDelay: 1 }, { StackName: stackName });
  };

  it('is found by the name of the stack', async () => {
    await deploy([...Object.values(STACK_OUTPUTS), 'Another']);
    expect(await findStack(stackName, client)).toEqual({
      bucketName: 'value of BucketName',
      tableName: 'value of TableName',
      topicArn: 'value of TopicArn',
      stateMachineArn: 'value of StateMachineArn',
      metricNamespace: 'value of MetricNamespace',
    });
  });

  it('is missing for a name that no stack has', async () => {
    await expect(findStack(stackName, client)).rejects.toMatchObject({
      name: 'NotFoundError',
      message:
        `stack ${stackName}: no stack of that name in region us-east-1 of this account. ` +
        'Deploy it, or name another one with --stack; AWS_REGION and AWS_PROFILE choose region and account.',
    });
  });

  it('is missing for a stack that is not of Upkeep', async () => {
    await deploy(['BucketName']);
    await expect(findStack(stackName, client)).rejects.toMatchObject({
      name: 'NotFoundError',
      message:
        `stack ${stackName}: no output TableName (the stack is CREATE_COMPLETE). ` +
        'Name a stack of Upkeep whose deployment has finished.',
    });
  });

  it('cannot be asked for where nothing answers', async () => {
    const nowhere = new CloudFormationClient({
      ...emulatorSettings(),
      endpoint: 'http://127.0.0.1:1',
      maxAttempts: 1,
    });
    await expect(findStack(stackName, nowhere)).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringMatching(/^AWS endpoint: no connection \(.*ECONNREFUSED/),
    });
  });
});
