import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { Upkeep } from '../../lib/upkeep.ts';

const app = new App();
const stack = new Stack(app, 'Cars');
const upkeep = new Upkeep(stack, 'Upkeep', { mapConcurrency: 50, dashboard: false });

// By these `upkeep … --stack Cars` finds what it works on.
const outputs = {
  BucketName: upkeep.storage.bucket.bucketName,
  TableName: upkeep.storage.table.tableName,
  TopicArn: upkeep.notifications.topic.topicArn,
  StateMachineArn: upkeep.tuning.stateMachine.stateMachineArn,
  MetricNamespace: upkeep.settings.metricNamespace,
};
for (const [name, value] of Object.entries(outputs)) new CfnOutput(stack, name, { value });

app.synth();
