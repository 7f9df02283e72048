import { ConfigurationError, type ErrorDetail, NotFoundError, UpkeepError } from '../../core/errors.ts';

const NO_CREDENTIALS = /^(CredentialsProviderError|TokenProviderError)$/;
const REFUSED_CREDENTIALS =
  /^(ExpiredToken|InvalidToken|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|MissingAuthenticationToken|AuthFailure)(Exception)?$/;
const DENIED =
  /^(AccessDenied|AuthorizationError|UnauthorizedOperation|KMSAccessDenied|KMS\.AccessDenied)(Exception)?$/;
const MISSING =
  /^(NoSuchBucket|ResourceNotFoundException|NotFoundException|NotFound|StateMachineDoesNotExist|QueueDoesNotExist|AWS\.SimpleQueueService\.NonExistentQueue)$/;
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
]);

interface AwsError extends Error {
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/**
 * What a person at a command line can do about an error of the AWS SDK; any other error as it is. Not for functions, where
 * such an error is thrown on and tried again.
 */
export function explainAwsError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UpkeepError) return error;
  if (isUnreachable(error)) return configurationError(error, unreachable(error));
  if (NO_CREDENTIALS.test(error.name)) return configurationError(error, noCredentials(error));
  if (/^Region is missing/.test(error.message)) return configurationError(error, noRegion());
  if (REFUSED_CREDENTIALS.test(error.name)) return configurationError(error, refusedCredentials(error));
  if (error.name === 'RequestTimeTooSkewed') return configurationError(error, wrongClock(error));
  if (DENIED.test(error.name) || isForbidden(error)) return configurationError(error, denied(error));
  if (MISSING.test(error.name)) return new NotFoundError(missing(error), { cause: error });
  return error;
}

function configurationError(cause: Error, detail: ErrorDetail): ConfigurationError {
  return new ConfigurationError(detail, { cause });
}

/** A name with several addresses fails with an error for each of them. */
function isUnreachable(error: AwsError): boolean {
  const { errors = [] } = error as { readonly errors?: readonly AwsError[] };
  return [error, ...errors].some(({ code = '' }) => UNREACHABLE.has(code));
}

/** An answer to HEAD has no body that could name its error. */
function isForbidden({ $metadata }: AwsError): boolean {
  return $metadata?.httpStatusCode === 403;
}

function unreachable(error: AwsError): ErrorDetail {
  return {
    where: 'AWS endpoint',
    found: `no connection (${error.message || error.code})`,
    todo: 'Check the network, AWS_REGION, and AWS_ENDPOINT_URL if it is set',
  };
}

function noCredentials({ message }: Error): ErrorDetail {
  return {
    where: 'AWS credentials',
    found: message,
    allowed: 'AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY, or a profile, which AWS_PROFILE names',
    todo: 'Sign in, for example with `aws sso login`',
  };
}

function noRegion(): ErrorDetail {
  return {
    where: 'AWS region',
    found: 'none is set',
    allowed: 'AWS_REGION, or a region in the profile that AWS_PROFILE names',
    todo: 'Set AWS_REGION to the region of the stack',
  };
}

function refusedCredentials(error: Error): ErrorDetail {
  return {
    where: 'AWS credentials',
    found: `refused (${told(error)})`,
    todo: 'Sign in again, or choose other ones with AWS_PROFILE',
  };
}

function wrongClock(error: Error): ErrorDetail {
  return { where: 'clock', found: `not that of AWS (${told(error)})`, todo: 'Set the clock of this machine' };
}

function denied(error: Error): ErrorDetail {
  return {
    where: 'AWS permissions',
    found: `denied (${told(error)})`,
    todo: 'Ask whoever runs the stack for this permission, or choose other credentials with AWS_PROFILE',
  };
}

function missing(error: Error): ErrorDetail {
  return {
    where: 'AWS resource',
    found: `a part of the stack is gone (${told(error)})`,
    todo: 'Deploy the stack again',
  };
}

/** The SDK has no better words than these where the answer had no body. */
function told({ name, message }: Error): string {
  return ['', 'UnknownError', name].includes(message) ? name : `${name}: ${message}`;
}
