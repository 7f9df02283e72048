import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { awsClientConfig } from '../../../emulator/aws-environment.ts';
import { callText } from './permission.ts';
import { openRecordingProxy, type RecordingProxy } from './recording-proxy.ts';

const PLACE = { region: 'us-east-1', account: '000000000000', keyArn: 'KEY' };
const bucket = { Bucket: 'data' };

let proxy: RecordingProxy;
let close: () => Promise<void>;
beforeEach(async () => {
  const aws = createServer(({ url }, answer) => answer.writeHead(url!.includes('missing') ? 404 : 200).end());
  aws.listen(0, '127.0.0.1');
  await once(aws, 'listening');
  proxy = await openRecordingProxy(`http://127.0.0.1:${(aws.address() as AddressInfo).port}`, PLACE);
  close = async () => {
    await proxy.close();
    aws.close();
    aws.closeAllConnections();
  };
});
afterEach(() => close());

const config = (userAgentAppId = 'upkeep-plan') => ({
  ...awsClientConfig(proxy.url),
  userAgentAppId,
  maxAttempts: 1,
});
const noted = () => proxy.calls().map(callText);

it('notes each thing once, by who asked', async () => {
  const s3 = new S3Client(config());
  const request = new GetObjectCommand({ ...bucket, Key: 'models/a b.json', VersionId: '7' });
  for (const _ of [1, 2]) await s3.send(request);
  await s3.send(new ListObjectVersionsCommand({ ...bucket, Prefix: 'models/' }));
  expect(noted()).toEqual([
    'upkeep-plan: s3:GetObjectVersion on arn:aws:s3:::data/models/a b.json',
    'upkeep-plan: kms:Decrypt on KEY',
    'upkeep-plan: s3:ListBucketVersions on arn:aws:s3:::data, s3:prefix models/',
  ]);
});

it('notes that a missing object is a 404 only to who may list', async () => {
  const request = new GetObjectCommand({ ...bucket, Key: 'models/missing' });
  await expect(new S3Client(config()).send(request)).rejects.toMatchObject({
    $metadata: { httpStatusCode: 404 },
  });
  expect(noted()).toEqual([
    'upkeep-plan: s3:GetObject on arn:aws:s3:::data/models/missing',
    'upkeep-plan: s3:ListBucket on arn:aws:s3:::data',
  ]);
});

it('reads what the SDK compresses', async () => {
  const MetricData = Array.from({ length: 1000 }, () => ({ MetricName: 'rmse', Value: 1 }));
  const request = new PutMetricDataCommand({ Namespace: 'Upkeep', MetricData });
  await new CloudWatchClient(config('upkeep-monitor')).send(request).catch(() => {});
  expect(noted()).toEqual(['upkeep-monitor: cloudwatch:PutMetricData on *, cloudwatch:namespace Upkeep']);
});

it('notes what it cannot read as an action that no role allows', async () => {
  await new S3Client(config()).send(new DeleteObjectCommand({ ...bucket, Key: 'models/1' }));
  await new DynamoDBClient(config()).send(new ScanCommand({ TableName: 'registry' })).catch(() => {});
  await fetch(`${proxy.url}/models`);
  expect(noted()).toEqual([
    'upkeep-plan: unknown on an operation of S3 that is not known here: DELETE /data/models/1?x-id=DeleteObject',
    'upkeep-plan: unknown on an operation that is not known here: DynamoDB_20120810.Scan',
    'somebody without a name: unknown on a request that is not signed',
  ]);
});

it('passes over what the faulty worker of the tests plants, and over nothing else', async () => {
  for (const caller of ['upkeep-evaluate-path', 'upkeep-plan']) {
    const s3 = new S3Client(config(caller));
    await s3.send(new GetObjectCommand({ ...bucket, Key: 'faults/cars.json' }));
    await s3.send(new ListObjectVersionsCommand({ ...bucket, Prefix: 'faults/cars/' }));
  }
  expect(noted().filter((text) => !text.startsWith('upkeep-plan: '))).toEqual([]);
  expect(noted()).toHaveLength(3);
});
