import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { acknowledge, acknowledgeResources } from './acknowledge.ts';
import { executionArns, type Foundation, stateMachineArn, stateMachineName } from './foundation.ts';
import { tuneDefinition } from './tune-definition.ts';

/** The functions of TUNE by the names of their states. */
export type TuneStates = Record<
  'Plan' | 'EvaluatePath' | 'Select' | 'Promote' | 'NotifyResult' | 'NotifyFailure',
  IFunction
>;

const ONLY_ERRORS =
  'A search makes thousands of events that say only that a path was evaluated; its function logs that, and the execution ' +
  'history keeps every event for 90 days.';

/**
 * TUNE: the plain definition in `state-machines/`, with this deployment's names put in. A state names its function's ARN and
 * not `lambda:invoke`: the function is then given the state's input and its answer is the result, without an envelope around
 * either.
 */
export function createTuneStateMachine(
  scope: Construct,
  states: TuneStates,
  foundation: Foundation,
): StateMachine {
  const { settings, storage } = foundation;
  const functionArns = Object.entries(states).map(([state, { functionArn }]) => [
    `${state}FunctionArn`,
    functionArn,
  ]);
  const machine = new StateMachine(scope, 'StateMachine', {
    stateMachineName: stateMachineName(settings),
    definitionBody: DefinitionBody.fromString(tuneDefinition(settings.mapConcurrency)),
    definitionSubstitutions: {
      ...Object.fromEntries(functionArns),
      BucketName: storage.bucket.bucketName,
      Partition: Aws.PARTITION,
    },
    tracingEnabled: true,
    logs: { destination: createLogs(scope, settings), level: LogLevel.ERROR },
  });
  acknowledge(machine, 'AwsSolutions-SF1', ONLY_ERRORS);
  grantStates(machine, states, foundation);
  return machine;
}

/** Under this prefix one policy of the account covers all state machines; otherwise each adds to one that is soon full. */
function createLogs(scope: Construct, settings: Foundation['settings']): LogGroup {
  return new LogGroup(scope, 'ExecutionLogs', {
    logGroupName: `/aws/vendedlogs/states/${stateMachineName(settings)}`,
    retention: settings.logRetention,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}

function grantStates(machine: StateMachine, states: TuneStates, { settings, storage }: Foundation): void {
  const allow = (actions: string[], resources: string[]) =>
    machine.addToRolePolicy(new PolicyStatement({ actions, resources }));
  const plans = storage.bucket.arnForObjects('models/*');
  const mapRuns = storage.bucket.arnForObjects('map-runs/*');
  const executions = executionArns(machine, settings);
  const children = executions.replace(/:\*$/, '/*');
  allow(
    ['lambda:InvokeFunction'],
    Object.values(states).map(({ functionArn }) => functionArn),
  );
  allow(['s3:GetObject'], [plans]);
  // The writer of a map's results, as AWS documents it: it uploads in parts.
  allow(
    ['s3:PutObject', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:AbortMultipartUpload'],
    [mapRuns],
  );
  allow(['kms:Decrypt', 'kms:GenerateDataKey'], [storage.key.keyArn]);
  // A distributed map starts its items as executions of the state machine that it is in, waits for them and can stop them.
  allow(['states:StartExecution'], [stateMachineArn(machine, settings)]);
  allow(['states:DescribeExecution', 'states:StopExecution'], [executions, children]);
  acknowledgeResources(machine, [plans], 'The plan lies under the name of its run, which comes later.');
  acknowledgeResources(machine, [mapRuns], 'A map names the folder of its results when it runs.');
  acknowledgeResources(machine, [executions, children], 'The items of a map are named when it runs.');
  acknowledgeResources(machine, ['*'], 'X-Ray and the delivery of logs know no resources.');
}
