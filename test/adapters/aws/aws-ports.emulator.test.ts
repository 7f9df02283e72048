import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { createAwsPorts } from '../../../adapters/aws/aws-ports.ts';
import { explainAwsError } from '../../../adapters/aws/explain-aws-error.ts';
import type { Notification } from '../../../core/ports/notifier.ts';
import { uniqueName } from './emulator.ts';
import { temporaryBucket } from './temporary-bucket.ts';
import { temporaryTable } from './temporary-table.ts';

const NOTIFICATION: Notification = {
  deduplicationId: 'f00d',
  subject: 'cars',
  text: 'text',
  body: null,
  attributes: { model: 'cars', kind: 'data', severity: 'info' },
};

describe('the ports of a deployment', () => {
  beforeEach(() => {
    vi.stubEnv('AWS_ENDPOINT_URL', inject('awsEndpoint'));
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const portsOf = (resources: { bucketName?: string; tableName?: string } = {}) =>
    createAwsPorts({
      bucketName: uniqueName(),
      tableName: uniqueName(),
      topicArn: `arn:aws:sns:us-east-1:000000000000:${uniqueName()}`,
      metricNamespace: uniqueName(),
      ...resources,
    });

  it('find bucket and table where the environment says', async () => {
    const { bucket, dispose: removeBucket } = await temporaryBucket();
    const { table, dispose: removeTable } = await temporaryTable();
    const { store, registry } = portsOf({ bucketName: bucket.bucketName, tableName: table.tableName });
    await store.put('a/b', 'x');
    await registry.write('model/cars', 1, 0);
    expect(new TextDecoder().decode(await store.get('a/b'))).toBe('x');
    expect(await registry.read('model/cars')).toEqual({ key: 'model/cars', value: 1, revision: 1 });
    await removeTable();
    await removeBucket();
  });

  it.each<[string, (ports: ReturnType<typeof portsOf>) => Promise<unknown>]>([
    ['bucket', ({ store }) => store.get('a/b')],
    ['table', ({ registry }) => registry.read('model/cars')],
    ['topic', ({ notifier }) => notifier.notify(NOTIFICATION)],
  ])('say what to do about a %s that is gone', async (_, use) => {
    const failure = await use(portsOf()).catch((error: unknown) => explainAwsError(error));
    expect(failure).toMatchObject({
      name: 'NotFoundError',
      message: expect.stringMatching(
        /^AWS resource: a part of the stack is gone \(.+\)\. Deploy the stack again\.$/,
      ),
    });
  });
});
