import {
  ConfigurationError,
  type ErrorDetail,
  NotFoundError,
  UnavailableError,
  UpkeepError,
} from '../../core/errors.ts';
import { type AwsError, isNoAnswerOfAws, isTransient, isUnreachable, wordsOf } from './aws-error.ts';

const NO_CREDENTIALS = /^(CredentialsProviderError|TokenProviderError)$/;
const REFUSED_CREDENTIALS =
  /^(ExpiredToken|InvalidToken|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|MissingAuthenticationToken|AuthFailure)(Exception)?$/;
const DENIED =
  /^(AccessDenied|AuthorizationError|UnauthorizedOperation|KMSAccessDenied|KMS\.AccessDenied)(Exception)?$/;
const MISSING =
  /^(NoSuchBucket|ResourceNotFoundException|NotFoundException|NotFound|StateMachineDoesNotExist|QueueDoesNotExist|AWS\.SimpleQueueService\.NonExistentQueue)$/;
/** An endpoint of a profile; those of the environment are checked before they are used. */
const NO_URL = /^(Invalid URL|Custom endpoint .* was not a valid URI|Invalid region: .*)$/;

/**
 * What a person at a command line can do about an error of the AWS SDK; any other error as it is. Not for functions, where
 * such an error is thrown on and tried again.
 */
export function explainAwsError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UpkeepError) return error;
  if (isUnreachable(error)) return configurationError(error, unreachable(error));
  if (NO_URL.test(error.message)) return configurationError(error, noUrl(error));
  if (NO_CREDENTIALS.test(error.name)) return configurationError(error, noCredentials(error));
  if (/^Region is missing/.test(error.message)) return configurationError(error, noRegion());
  if (/^Region not accepted/.test(error.message)) return configurationError(error, badRegion(error));
  if (REFUSED_CREDENTIALS.test(error.name)) return configurationError(error, refusedCredentials(error));
  if (error.name === 'RequestTimeTooSkewed') return configurationError(error, wrongClock(error));
  if (DENIED.test(error.name) || isForbidden(error)) return configurationError(error, denied(error));
  if (isTransient(error)) return new UnavailableError(unavailable(error), { cause: error });
  if (isNoAnswerOfAws(error)) return configurationError(error, foreign(error));
  if (MISSING.test(error.name)) return new NotFoundError(missing(error), { cause: error });
  return error;
}

function configurationError(cause: Error, detail: ErrorDetail): ConfigurationError {
  return new ConfigurationError(detail, { cause });
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

function noUrl({ message }: Error): ErrorDetail {
  return {
    where: 'AWS endpoint',
    found: message,
    allowed: 'an address with its scheme, such as http://localhost:4566',
    todo: 'Correct the endpoint_url of the profile that AWS_PROFILE names',
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

function badRegion({ message }: Error): ErrorDetail {
  return {
    where: 'AWS region',
    found: message,
    allowed: 'the name of a region, such as us-east-1',
    todo: 'Correct AWS_REGION, or the region in the profile that AWS_PROFILE names',
  };
}

function refusedCredentials(error: Error): ErrorDetail {
  return {
    where: 'AWS credentials',
    found: `refused (${wordsOf(error)})`,
    todo: 'Sign in again, or choose other ones with AWS_PROFILE',
  };
}

function wrongClock(error: Error): ErrorDetail {
  return {
    where: 'clock',
    found: `not that of AWS (${wordsOf(error)})`,
    todo: 'Set the clock of this machine',
  };
}

function denied(error: Error): ErrorDetail {
  return {
    where: 'AWS permissions',
    found: `denied (${wordsOf(error)})`,
    todo: 'Ask whoever runs the stack for this permission, or choose other credentials with AWS_PROFILE',
  };
}

function missing(error: Error): ErrorDetail {
  return {
    where: 'AWS resource',
    found: `a part of the stack is gone (${wordsOf(error)})`,
    todo: 'Deploy the stack again',
  };
}

function unavailable(error: Error): ErrorDetail {
  return { where: 'AWS', found: `no answer for now (${wordsOf(error)})`, todo: 'Try again in a minute' };
}

function foreign(error: Error): ErrorDetail {
  return {
    where: 'AWS endpoint',
    found: `its answer is none of AWS (${wordsOf(error)})`,
    todo: 'Check AWS_ENDPOINT_URL if it is set, and whether a proxy answers in place of AWS',
  };
}
