import { App, CfnOutput, CfnResource, Stack } from 'aws-cdk-lib';

/** A stack of one queue, named by the context that the real app takes too; `breaks` makes the app fail as a typo would. */
const app = new App();
if (app.node.tryGetContext('breaks') !== undefined) throw new Error('this app breaks');
const stack = new Stack(app, app.node.tryGetContext('stackName'));
const queue = new CfnResource(stack, 'Queue', {
  type: 'AWS::SQS::Queue',
  properties: { VisibilityTimeout: Number(app.node.tryGetContext('tickMinutes') ?? 5) },
});
new CfnOutput(stack, 'QueueUrl', { value: queue.ref });
