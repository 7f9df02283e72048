import { devNull } from 'node:os';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { awsClientConfig, awsEnvironment } from './aws-environment.ts';

const ENDPOINT = 'http://127.0.0.1:4566';

it("replaces all that the caller's environment says about AWS, and keeps the rest", () => {
  const caller = {
    HOME: '/home',
    PATH: '/bin',
    AWS_PROFILE: 'work',
    AWS_ENDPOINT_URL_S3: 'http://elsewhere',
  };
  const { PATH, ...environment } = awsEnvironment(ENDPOINT, caller);
  expect(PATH).toMatch(/node_modules[/\\]\.bin[:;]\/bin$/);
  expect(environment).toEqual({
    HOME: '/home',
    AWS_ENDPOINT_URL: ENDPOINT,
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
  });
});

it('configures a client that goes to the endpoint and nowhere else', async () => {
  const s3 = new S3Client({ ...awsClientConfig('http://127.0.0.1:1'), maxAttempts: 1 });
  await expect(s3.send(new ListBucketsCommand({}))).rejects.toThrow('connect ECONNREFUSED 127.0.0.1:1');
});
