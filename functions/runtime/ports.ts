import {
  openCloudWatch,
  openDynamo,
  openLambda,
  openS3,
  openSns,
  openSqs,
  openStepFunctions,
} from '../../adapters/aws/aws-clients.ts';
import { createCloudWatchMetricSink } from '../../adapters/aws/cloudwatch-metric-sink.ts';
import { createDynamoRegistry } from '../../adapters/aws/dynamo-registry.ts';
import { createLambdaCleanRequests } from '../../adapters/aws/lambda-clean-requests.ts';
import { createLambdaMonitorOrders } from '../../adapters/aws/lambda-monitor-orders.ts';
import { createLambdaTrainers } from '../../adapters/aws/lambda-trainers.ts';
import { createS3ObjectStore } from '../../adapters/aws/s3-object-store.ts';
import { createSnsNotifier } from '../../adapters/aws/sns-notifier.ts';
import { createSqsLogEvents } from '../../adapters/aws/sqs-log-events.ts';
import { createStepFunctionsExecutions } from '../../adapters/aws/step-functions-executions.ts';
import { trainerArns } from './settings.ts';

// A function each, so that a handler's bundle holds only the clients that it uses. Each is called once, while its container
// starts: connections then serve all of its invocations.

export function storeOf({ bucketName }: { bucketName: string }) {
  return createS3ObjectStore({ client: openS3(), bucketName });
}

export function registryOf({ tableName }: { tableName: string }) {
  return createDynamoRegistry({ client: openDynamo(), tableName });
}

export function notifierOf({ topicArn }: { topicArn: string }) {
  return createSnsNotifier({ client: openSns(), topicArn });
}

export function metricSinkOf({ metricNamespace }: { metricNamespace: string }) {
  return createCloudWatchMetricSink({ client: openCloudWatch(), namespace: metricNamespace });
}

export function executionsOf({ stateMachineArn }: { stateMachineArn: string }) {
  return createStepFunctionsExecutions({ client: openStepFunctions(), stateMachineArn });
}

export function cleanRequestsOf({ cleanFunctionName }: { cleanFunctionName: string }) {
  return createLambdaCleanRequests({ client: openLambda(), functionName: cleanFunctionName });
}

export function monitorOrdersOf({ monitorFunctionName }: { monitorFunctionName: string }) {
  return createLambdaMonitorOrders({ client: openLambda(), functionName: monitorFunctionName });
}

/** Undefined where the stack names no trainers. */
export function trainersOf({ bucketName }: { bucketName: string }) {
  const allowed = trainerArns();
  if (allowed.length === 0) return undefined;
  return createLambdaTrainers({ client: openLambda(), bucketName, allowed });
}

export function logEventsOf({ logQueueUrl }: { logQueueUrl: string }) {
  return createSqsLogEvents({ client: openSqs(), queueUrl: logQueueUrl });
}
