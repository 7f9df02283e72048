import type { FailedExecution } from './events.ts';

/** Why an execution failed: what a state answered, or what was thrown until the retries were used up. */
export function failureReason({ result, error }: FailedExecution): string {
  if (error !== undefined) return thrownReason(error.Error, error.Cause ?? '');
  return result?.reason ?? 'The execution failed and did not say why.';
}

/** Lambda describes what was thrown as JSON; Step Functions' own errors come as text. */
function thrownReason(name: string, cause: string): string {
  const described = parsedOrNull(cause);
  if (described?.errorMessage === undefined) return cause === '' ? name : `${name}: ${cause}`;
  return `${described.errorType ?? name}: ${described.errorMessage}`;
}

function parsedOrNull(text: string): { errorType?: string; errorMessage?: string } | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
