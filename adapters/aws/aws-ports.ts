import type { Ports } from '../../core/ports/ports.ts';
import { openCloudWatch, openDynamo, openLambda, openS3, openSns } from './aws-clients.ts';
import { createCloudWatchMetricSink } from './cloudwatch-metric-sink.ts';
import { createDynamoRegistry } from './dynamo-registry.ts';
import { createLambdaTrainers } from './lambda-trainers.ts';
import { createS3ObjectStore } from './s3-object-store.ts';
import { createSnsNotifier } from './sns-notifier.ts';
import type { StackOutputs } from './stack-outputs.ts';

type AwsResources = Pick<StackOutputs, 'bucketName' | 'tableName' | 'topicArn' | 'metricNamespace'>;

/** The ports of a deployment. Nothing is asked of AWS before a port is used. */
export function createAwsPorts({ bucketName, tableName, topicArn, metricNamespace }: AwsResources): Ports {
  return {
    store: createS3ObjectStore({ client: openS3(), bucketName }),
    registry: createDynamoRegistry({ client: openDynamo(), tableName }),
    metricSink: createCloudWatchMetricSink({ client: openCloudWatch(), namespace: metricNamespace }),
    notifier: createSnsNotifier({ client: openSns(), topicArn }),
    trainers: createLambdaTrainers({ client: openLambda(), bucketName }),
  };
}
