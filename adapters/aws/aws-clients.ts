import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';

// A function each, so that a bundle holds only the services that it uses. Region, credentials, profile, AWS_ENDPOINT_URL and
// the number of retries are the SDK's own settings, from the environment and the AWS configuration files.

/** A bucket's name is part of the host on AWS; an endpoint that stands for it seldom has a name a bucket. */
export function openS3(): S3Client {
  const { AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3 } = process.env;
  return new S3Client({ forcePathStyle: Boolean(AWS_ENDPOINT_URL_S3 ?? AWS_ENDPOINT_URL) });
}

export function openDynamo(): DynamoDBClient {
  return new DynamoDBClient();
}

export function openCloudWatch(): CloudWatchClient {
  return new CloudWatchClient();
}

export function openSns(): SNSClient {
  return new SNSClient();
}

export function openSqs(): SQSClient {
  return new SQSClient();
}

export function openStepFunctions(): SFNClient {
  return new SFNClient();
}

export function openLambda(): LambdaClient {
  return new LambdaClient();
}

export function openCloudFormation(): CloudFormationClient {
  return new CloudFormationClient();
}
