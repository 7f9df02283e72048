import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { STACK_OUTPUTS } from '../core/contracts/deployment.ts';
import type { StackContext } from './stack-context.ts';
import { Upkeep } from './upkeep.ts';

/** One deployment of Upkeep, with the outputs that `upkeep … --stack NAME` looks up. */
export class UpkeepStack extends Stack {
  readonly upkeep: Upkeep;

  constructor(
    scope: Construct,
    id: string,
    { tickMinutes, retainData, trainers, ...props }: StackProps & Omit<StackContext, 'stackName'>,
  ) {
    super(scope, id, { description: 'Upkeep keeps deployed machine-learning models healthy.', ...props });
    this.upkeep = new Upkeep(this, 'Upkeep', {
      tick: Duration.minutes(tickMinutes),
      removalPolicy: retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      trainers,
    });
    const { storage, notifications, tuning, settings } = this.upkeep;
    const values: Record<keyof typeof STACK_OUTPUTS, string> = {
      bucketName: storage.bucket.bucketName,
      tableName: storage.table.tableName,
      topicArn: notifications.topic.topicArn,
      stateMachineArn: tuning.stateMachine.stateMachineArn,
      metricNamespace: settings.metricNamespace,
    };
    for (const [name, value] of Object.entries(values)) {
      new CfnOutput(this, STACK_OUTPUTS[name as keyof typeof STACK_OUTPUTS], { value });
    }
  }
}
