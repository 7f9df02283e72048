import {
  CloudFormationClient,
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { awsClientConfig } from './aws-environment.ts';
import { installEmulator } from './install.ts';
import { isProcessAlive } from './process-group.ts';
import { startEmulator } from './start.ts';
import { leftAfter } from './what-is-left.ts';

const CODE = `exports.handler = async () => ({ node: process.version, pid: process.pid, names: Object.keys(process.env) });`;
const TEMPLATE = {
  Resources: {
    Worker: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'worker',
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Role: 'arn:aws:iam::000000000000:role/any',
        Code: { ZipFile: CODE },
      },
    },
  },
};

async function deployAndInvoke(endpoint: string): Promise<{ node: string; pid: number; names: string[] }> {
  const client = new CloudFormationClient(awsClientConfig(endpoint));
  await client.send(new CreateStackCommand({ StackName: 'Worker', TemplateBody: JSON.stringify(TEMPLATE) }));
  await waitUntilStackCreateComplete({ client, maxWaitTime: 60, minDelay: 1 }, { StackName: 'Worker' });
  const lambda = new LambdaClient(awsClientConfig(endpoint));
  const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: 'worker' }));
  return JSON.parse(new TextDecoder().decode(Payload));
}

it("a Lambda runs on the repository's Node, without the settings of this process, and ends with the emulator", async () => {
  const emulator = await startEmulator({ command: [await installEmulator(), '-m', 'ministack'] });
  try {
    const worker = await deployAndInvoke(emulator.endpoint);
    expect(worker.node).toBe(process.version);
    expect(worker.names.filter((name) => /^(VITEST|NODE|AWS_PROFILE)/.test(name))).toEqual([]);
    expect(isProcessAlive(worker.pid)).toBe(true);
    await emulator.stop();
    expect(isProcessAlive(worker.pid)).toBe(false);
  } finally {
    await emulator.stop();
  }
  expect(await leftAfter(0, emulator)).toEqual([]);
});
