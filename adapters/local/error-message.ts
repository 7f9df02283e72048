import {
  ConfigurationError,
  DamagedArtefactError,
  type ErrorDetail,
  UpkeepError,
} from '../../core/errors.ts';

/** An error as a message between threads: cloning an `Error` loses its class and its fields. */
export interface ErrorMessage {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly detail: ErrorDetail | null;
}

/** Errors that another try cannot mend, and that stop the whole search. */
const FATAL = { ConfigurationError, DamagedArtefactError } as const;

export function toErrorMessage(error: unknown): ErrorMessage {
  if (!(error instanceof Error))
    return { name: 'Error', message: String(error), stack: undefined, detail: null };
  const { name, message, stack } = error;
  return { name, message, stack, detail: error instanceof UpkeepError ? error.detail : null };
}

/** The error again, in its class where that matters to the caller. */
export function fromErrorMessage({ name, message, stack, detail }: ErrorMessage): Error {
  const Fatal = Object.hasOwn(FATAL, name) ? FATAL[name as keyof typeof FATAL] : undefined;
  const error = Fatal && detail ? new Fatal(detail) : Object.assign(new Error(message), { name });
  if (stack !== undefined) error.stack = stack;
  return error;
}

export function isFatal(error: unknown): boolean {
  return Object.values(FATAL).some((Fatal) => error instanceof Fatal);
}
