import {
  CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { keys } from '../../../core/contracts/keys.ts';
import { awsClientConfig } from '../../emulator/aws-environment.ts';
import { describeDeployedCommandLine } from './deployed-command-line.ts';
import { deployForTests, STACK, stackOptions, type TestDeployment } from './deployment.ts';
import { describeFaults } from './faults.ts';
import { describeHalving } from './halving.ts';
import { describeLoop } from './loop.ts';
import { describePermissions } from './permissions/describe-permissions.ts';
import { type Recording, startRecording } from './permissions/recording.ts';
import { describeRefusedUploads } from './refused-uploads.ts';

describe('a deployment', () => {
  let deployment: TestDeployment;
  let cloudFormation: CloudFormationClient;
  let recording: Recording;
  beforeAll(async () => {
    deployment = await deployForTests(inject('awsEndpoint'));
    cloudFormation = new CloudFormationClient(awsClientConfig(deployment.endpoint));
    const { endpoint, clients } = deployment;
    recording = await startRecording({ endpoint, stackName: STACK, cloudFormation, lambda: clients.lambda });
  });
  afterAll(() => Promise.all([recording?.close(), deployment?.cdk.close()]));

  // The schedule of the loop ticks every minute: the others fill the waiting. Each has models of its own.
  describe.concurrent('in service', () => {
    const current = () => deployment;
    describeLoop(current);
    describeRefusedUploads(current);
    describeFaults(current);
    describeHalving(current);
    describeDeployedCommandLine(current);
  });

  describePermissions(() => recording);

  it('is deployed again with a change, and keeps what it holds', async () => {
    const { outputs } = await deployment.cdk.deploy(stackOptions('2'));
    expect(outputs).toEqual(deployment.deployed.outputs);
    const { TemplateBody } = await cloudFormation.send(new GetTemplateCommand({ StackName: STACK }));
    expect(TemplateBody).toContain('rate(2 minutes)');
    expect(await deployment.ports.store.head(keys.alias('auto-mpg', 'champion'))).toBeDefined();
  });

  it('is destroyed, and leaves the data', async () => {
    await deployment.cdk.destroy(stackOptions('2'));
    const described = cloudFormation.send(new DescribeStacksCommand({ StackName: STACK }));
    await expect(described).rejects.toThrow(/does not exist/);
    expect(await deployment.ports.store.head(keys.alias('auto-mpg', 'champion'))).toBeDefined();
  });
});
