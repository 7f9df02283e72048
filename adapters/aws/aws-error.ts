/** What the SDK throws, and what of it tells one error from another. */
export interface AwsError extends Error {
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

const NO_CONNECTION = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
const LOST_CONNECTION = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT']);
const TOO_LATE = /^(TimeoutError|RequestTimeout(Exception)?)$/;
/** As the SDK knows them: each service has its own. */
const TOO_MANY =
  /^(Throttl(ing|ed)(Exception)?|RequestThrottled(Exception)?|RequestLimitExceeded|BandwidthLimitExceeded|LimitExceededException|PriorRequestNotComplete|ProvisionedThroughputExceededException|SlowDown|TooManyRequestsException|TransactionInProgressException)$/;

/** Whether nothing was reached at all. */
export function isUnreachable(error: AwsError): boolean {
  return hasCode(error, NO_CONNECTION);
}

/** Whether the same again may well succeed: AWS was reached and is busy, too late or broken, or the connection was lost. */
export function isTransient(error: AwsError): boolean {
  const { name, $metadata: { httpStatusCode = 0 } = {} } = error;
  return (
    hasCode(error, LOST_CONNECTION) ||
    TOO_LATE.test(name) ||
    TOO_MANY.test(name) ||
    httpStatusCode === 429 ||
    httpStatusCode >= 500
  );
}

/** Whether what answered is no service of AWS: it speaks another language, or has nothing at all to say of an address. */
export function isNoAnswerOfAws(error: AwsError): boolean {
  return isUnreadable(error) || (error.$metadata?.httpStatusCode === 404 && isWordless(error));
}

/** Its name and its words, if it has any: the SDK has none of its own where the answer had no body, or one that it cannot read. */
export function wordsOf(error: AwsError): string {
  const { name, message, $metadata } = error;
  if (name === 'Unknown' || isUnreadable(error)) return `HTTP ${$metadata?.httpStatusCode}`;
  return isWordless(error) || message === name ? name : `${name}: ${message}`;
}

function isUnreadable({ message }: Error): boolean {
  return message.includes('Deserialization error:');
}

function isWordless({ message }: Error): boolean {
  return ['', 'Unknown', 'UnknownError'].includes(message);
}

/** A name with several addresses fails with an error for each of them. */
function hasCode(error: AwsError, codes: ReadonlySet<string>): boolean {
  const { errors = [] } = error as { readonly errors?: readonly AwsError[] };
  return [error, ...errors].some(({ code = '' }) => codes.has(code));
}
