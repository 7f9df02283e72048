import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { acknowledgeResources } from '../acknowledge.ts';
import { executionArns, type Foundation, stateMachineArn } from '../foundation.ts';

/** Lets a function start executions of TUNE, and see whether one has ended. */
export function grantExecutions(grantee: IFunction, { settings }: Foundation): void {
  const executions = executionArns(grantee, settings);
  grantee.addToRolePolicy(
    new PolicyStatement({
      actions: ['states:StartExecution'],
      resources: [stateMachineArn(grantee, settings)],
    }),
  );
  grantee.addToRolePolicy(
    new PolicyStatement({ actions: ['states:DescribeExecution'], resources: [executions] }),
  );
  acknowledgeResources(grantee.role!, [executions], 'Executions are named by runs, which come later.');
}
