import type { Duration } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';

export interface TickProps {
  readonly interval: Duration;
  readonly target: IFunction;
}

/**
 * Invokes the target at each interval. A tick that was missed is not made up for: the next one finds the same work. The
 * resource itself rather than CDK's construct, which would let the schedule invoke every version of the function.
 */
export function createTick(scope: Construct, { interval, target }: TickProps): CfnSchedule {
  const role = new Role(scope, 'TickRole', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  });
  role.addToPolicy(
    new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.functionArn] }),
  );
  return new CfnSchedule(scope, 'Tick', {
    description: 'Looks for models that are due.',
    scheduleExpression: ScheduleExpression.rate(interval).expressionString,
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: target.functionArn,
      roleArn: role.roleArn,
      retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
    },
  });
}
