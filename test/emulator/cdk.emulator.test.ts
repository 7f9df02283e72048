import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { awsClientConfig } from './aws-environment.ts';
import { type Cdk, openCdk } from './cdk.ts';
import { tinyProject } from './tiny-project.ts';
import { guardFolders } from './what-is-left.ts';

describe('openCdk', () => {
  const endpoint = inject('awsEndpoint');
  const stackName = 'UpkeepTiny';
  let root: string;
  let dispose: () => Promise<void>;
  let cdk: Cdk;
  beforeAll(async () => {
    ({ root, dispose } = await tinyProject());
    cdk = await openCdk({ endpoint, projectFolder: root });
    await cdk.bootstrap();
  });
  afterAll(async () => {
    await cdk.close();
    await dispose();
  });

  async function visibilityTimeout(QueueUrl: string): Promise<string | undefined> {
    const sqs = new SQSClient(awsClientConfig(endpoint));
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['VisibilityTimeout'] }),
    );
    return Attributes?.VisibilityTimeout;
  }

  it('deploys a stack, deploys it again with a change, and destroys it', async () => {
    const { outputs, synthSeconds, deploySeconds } = await cdk.deploy({ stackName });
    expect(outputs).toEqual({ QueueUrl: expect.stringContaining('/000000000000/') });
    expect(await visibilityTimeout(outputs.QueueUrl!)).toBe('5');
    expect(Math.min(synthSeconds, deploySeconds)).toBeGreaterThan(0);

    const again = await cdk.deploy({ stackName, context: { tickMinutes: '7' } });
    expect(again.outputs).toEqual(outputs);
    expect(await visibilityTimeout(outputs.QueueUrl!)).toBe('7');

    await cdk.destroy({ stackName });
    const describeStack = new DescribeStacksCommand({ StackName: stackName });
    await expect(new CloudFormationClient(awsClientConfig(endpoint)).send(describeStack)).rejects.toThrow(
      'does not exist',
    );
  });

  it('shows what the command printed when the app breaks', async () => {
    await expect(cdk.deploy({ stackName, context: { breaks: 'yes' } })).rejects.toThrow(
      /^cdk synth ended with 1\. Its last lines:\n[\s\S]*Error: this app breaks/,
    );
  });

  it('ends a command that takes too long, and removes its folder', async () => {
    vi.stubEnv('TMPDIR', root);
    onTestFinished(() => void vi.unstubAllEnvs());
    const hasty = await openCdk({ endpoint, projectFolder: root, limits: { synthMs: 200 } });
    await expect(hasty.deploy({ stackName })).rejects.toThrow(
      'cdk synth took longer than 0.2 s and was ended',
    );
    await hasty.close();
    expect(await guardFolders(root)).toEqual([]);
  });
});
