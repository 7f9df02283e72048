import { describe, expect, it } from 'vitest';
import { checkEndpoints } from '../../../adapters/aws/check-endpoints.ts';

describe('the endpoints of the environment', () => {
  it.each([
    ['AWS_ENDPOINT_URL', 'localhost:4566'],
    ['AWS_ENDPOINT_URL', '127.0.0.1:4566'],
    ['AWS_ENDPOINT_URL_S3', 's3.example.org'],
    ['AWS_ENDPOINT_URL_DYNAMODB', 'http://'],
  ])('need a scheme: %s=%s', (name, value) => {
    expect(() => checkEndpoints({ AWS_REGION: 'us-east-1', [name]: value })).toThrow(
      `${name}: "${value}". Allowed: an address with its scheme, such as http://localhost:4566. ` +
        'Set it so, or unset it to work on AWS itself.',
    );
  });

  it.each([
    {},
    { AWS_ENDPOINT_URL: '' },
    { AWS_ENDPOINT_URL: undefined },
    { AWS_ENDPOINT_URL: 'http://localhost:4566', AWS_ENDPOINT_URL_S3: 'https://s3.example.org/path' },
    { MY_AWS_ENDPOINT_URL: 'localhost' },
  ])('are fine in %j', (environment) => {
    expect(() => checkEndpoints(environment)).not.toThrow();
  });
});
