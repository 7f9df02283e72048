import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { explainAwsError } from '../../../adapters/aws/explain-aws-error.ts';
import { DataRefusedError } from '../../../core/errors.ts';
import { serviceError } from './stub-client.ts';

const systemError = (code: string, message = '') => Object.assign(new Error(message), { code });

/** A page of a proxy where JSON was expected. */
const unreadable = (httpStatusCode: number) =>
  Object.assign(new SyntaxError('Unexpected token <\n  Deserialization error: to see the raw response, …'), {
    $metadata: { httpStatusCode },
  });

describe('what AWS says, in words', () => {
  it.each([
    [
      serviceError('CredentialsProviderError', 0, 'Could not load credentials from any providers'),
      'AWS credentials: Could not load credentials from any providers. Allowed: AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY, or a profile, which AWS_PROFILE names. Sign in, for example with `aws sso login`.',
    ],
    [
      new Error('Region is missing'),
      'AWS region: none is set. Allowed: AWS_REGION, or a region in the profile that AWS_PROFILE names. Set AWS_REGION to the region of the stack.',
    ],
    [
      serviceError('ExpiredTokenException', 400, 'The security token included in the request is expired'),
      'AWS credentials: refused (ExpiredTokenException: The security token included in the request is expired). Sign in again, or choose other ones with AWS_PROFILE.',
    ],
    [
      serviceError('AccessDenied', 403, 'User is not authorized to perform: s3:PutObject'),
      'AWS permissions: denied (AccessDenied: User is not authorized to perform: s3:PutObject). Ask whoever runs the stack for this permission, or choose other credentials with AWS_PROFILE.',
    ],
    [
      systemError('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:4566'),
      'AWS endpoint: no connection (connect ECONNREFUSED 127.0.0.1:4566). Check the network, AWS_REGION, and AWS_ENDPOINT_URL if it is set.',
    ],
    [
      serviceError('RequestTimeTooSkewed', 403, 'The difference is too large'),
      'clock: not that of AWS (RequestTimeTooSkewed: The difference is too large). Set the clock of this machine.',
    ],
  ])('explains %s', (error, message) => {
    expect(explainAwsError(error)).toMatchObject({ name: 'ConfigurationError', message, cause: error });
  });

  it.each([
    'InvalidAccessKeyId',
    'InvalidClientTokenId',
    'UnrecognizedClientException',
    'SignatureDoesNotMatch',
    'InvalidSignatureException',
  ])('knows %s as refused credentials, although its status is that of a denial', (name) => {
    const explained = explainAwsError(serviceError(name, 403));
    expect(explained).toMatchObject({
      message: expect.stringContaining(`AWS credentials: refused (${name})`),
    });
  });

  it.each([
    serviceError('AccessDeniedException', 400),
    serviceError('AuthorizationError', 403),
    serviceError('403', 403, 'UnknownError'),
  ])('knows %s as a denial', (error) => {
    expect(explainAwsError(error)).toMatchObject({
      message: expect.stringContaining(`AWS permissions: denied (${error.name})`),
    });
  });

  it.each([
    'NoSuchBucket',
    'ResourceNotFoundException',
    'NotFoundException',
    'StateMachineDoesNotExist',
    'QueueDoesNotExist',
  ])('knows %s as a part of the stack that is gone', (name) => {
    expect(explainAwsError(serviceError(name, 400, 'not there'))).toMatchObject({
      name: 'NotFoundError',
      message: `AWS resource: a part of the stack is gone (${name}: not there). Deploy the stack again.`,
    });
  });

  it.each([
    [serviceError('Unknown', 503, 'Unknown'), 'HTTP 503'],
    [serviceError('InternalFailure', 500, 'UnknownError'), 'InternalFailure'],
    [serviceError('Throttling', 400, 'Rate exceeded'), 'Throttling: Rate exceeded'],
    [serviceError('ThrottlingException', 400), 'ThrottlingException'],
    [serviceError('ProvisionedThroughputExceededException', 400), 'ProvisionedThroughputExceededException'],
    [serviceError('SlowDown', 503, 'Reduce your request rate.'), 'SlowDown: Reduce your request rate.'],
    [serviceError('RequestTimeout', 400), 'RequestTimeout'],
    [serviceError('Unknown', 429, 'UnknownError'), 'HTTP 429'],
    [
      Object.assign(systemError('ECONNRESET', 'socket hang up'), { name: 'TimeoutError' }),
      'TimeoutError: socket hang up',
    ],
    [systemError('EPIPE', 'write EPIPE'), 'Error: write EPIPE'],
    [unreadable(502), 'HTTP 502'],
  ])('knows %s as what the next try may not meet', (error, words) => {
    const message = `AWS: no answer for now (${words}). Try again in a minute.`;
    expect(explainAwsError(error)).toMatchObject({ name: 'UnavailableError', message, cause: error });
  });

  it.each([
    [unreadable(200), 'HTTP 200'],
    [unreadable(404), 'HTTP 404'],
    [serviceError('NotFound', 404, 'Unknown'), 'NotFound'],
  ])('knows an answer that is none of AWS: %s', (error, words) => {
    expect(explainAwsError(error)).toMatchObject({
      name: 'ConfigurationError',
      message:
        `AWS endpoint: its answer is none of AWS (${words}). ` +
        'Check AWS_ENDPOINT_URL if it is set, and whether a proxy answers in place of AWS.',
    });
  });

  it('finds the reason among several addresses that were tried', () => {
    const error = new AggregateError([systemError('ECONNREFUSED'), systemError('ENETUNREACH')]);
    expect(explainAwsError(Object.assign(error, { code: 'ECONNREFUSED' }))).toMatchObject({
      message: expect.stringContaining('AWS endpoint: no connection (ECONNREFUSED).'),
    });
  });

  it.each([
    new Error('something else'),
    new DataRefusedError({ where: 'a.csv', found: 'no rows' }),
    systemError('ENOENT'),
    serviceError('ValidationError', 400),
    'no error at all',
    undefined,
  ])('leaves %s as it is', (error) => {
    expect(explainAwsError(error)).toBe(error);
  });
});

describe('what the SDK says before it sends anything', () => {
  beforeEach(() => {
    for (const name of ['AWS_REGION', 'AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])
      vi.stubEnv(name, undefined);
    vi.stubEnv('AWS_ENDPOINT_URL', undefined);
    for (const name of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'])
      vi.stubEnv(name, '/does/not/exist');
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const failureOf = async (client: S3Client) =>
    explainAwsError(await client.send(new ListBucketsCommand()).catch((error: unknown) => error));

  it('is explained without a region', async () => {
    expect(await failureOf(new S3Client())).toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringMatching(/^AWS region: none is set\./),
    });
  });

  it.each([
    ['localhost:4566', 'Invalid region: region was not a valid DNS name'],
    ['127.0.0.1:4566', 'Invalid URL'],
  ])('is explained for an endpoint without a scheme: %s', async (endpoint, found) => {
    const client = new S3Client({ region: 'us-east-1', endpoint });
    expect(await failureOf(client)).toMatchObject({
      name: 'ConfigurationError',
      message:
        `AWS endpoint: ${found}. Allowed: an address with its scheme, such as http://localhost:4566. ` +
        'Correct the endpoint_url of the profile that AWS_PROFILE names.',
    });
  });

  it('is explained for what can be no region', async () => {
    expect(await failureOf(new S3Client({ region: 'us_east_1' }))).toMatchObject({
      name: 'ConfigurationError',
      message:
        'AWS region: Region not accepted: region="us_east_1" is not a valid hostname component. ' +
        'Allowed: the name of a region, such as us-east-1. ' +
        'Correct AWS_REGION, or the region in the profile that AWS_PROFILE names.',
    });
  });

  it('is explained without credentials', async () => {
    expect(await failureOf(new S3Client({ region: 'us-east-1' }))).toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringMatching(/^AWS credentials: .+ Sign in, for example with `aws sso login`\.$/),
    });
  });
});
