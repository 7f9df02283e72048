import {
  ConfigurationError,
  ConflictError,
  DamagedArtefactError,
  DataRefusedError,
  type ErrorDetail,
  NotFoundError,
  UnavailableError,
  UpkeepError,
} from '../../core/errors.ts';

/** What Node tells of a system call that failed; `cli/explain-file-error.ts` goes by it. */
const SYSTEM_FIELDS = ['code', 'path', 'dest', 'syscall'] as const;
type SystemFields = { readonly [field in (typeof SYSTEM_FIELDS)[number]]?: string };

/** An error as a message between threads: cloning an `Error` loses its class and its fields. */
export interface ErrorMessage {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly detail: ErrorDetail | null;
  readonly system: SystemFields;
  readonly cause: ErrorMessage | null;
}

/** Causes beyond are left out: a cause may be its own. */
const MAX_CAUSES = 8;

const CLASSES = {
  ConfigurationError,
  DataRefusedError,
  NotFoundError,
  ConflictError,
  UnavailableError,
  DamagedArtefactError,
} as const;

export function toErrorMessage(error: unknown, maxCauses = MAX_CAUSES): ErrorMessage {
  if (!(error instanceof Error))
    return {
      name: 'Error',
      message: String(error),
      stack: undefined,
      detail: null,
      system: {},
      cause: null,
    };
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    stack,
    detail: error instanceof UpkeepError ? error.detail : null,
    system: systemFieldsOf(error),
    cause: cause === undefined || maxCauses === 0 ? null : toErrorMessage(cause, maxCauses - 1),
  };
}

/** The error again, in its class where that is one of Upkeep's, with what the system told of it. */
export function fromErrorMessage({ name, message, stack, detail, system, cause }: ErrorMessage): Error {
  const options = cause === null ? {} : { cause: fromErrorMessage(cause) };
  const Class = Object.hasOwn(CLASSES, name) ? CLASSES[name as keyof typeof CLASSES] : undefined;
  const error =
    Class && detail
      ? new Class(detail, options)
      : Object.assign(new Error(message, options), { name, ...system });
  if (stack !== undefined) error.stack = stack;
  return error;
}

/** Whether another try cannot mend the error, which stops the whole search. */
export function isFatal(error: unknown): boolean {
  return error instanceof ConfigurationError || error instanceof DamagedArtefactError;
}

function systemFieldsOf(error: Error): SystemFields {
  const told = error as { readonly [field in keyof SystemFields]?: unknown };
  return Object.fromEntries(
    SYSTEM_FIELDS.map((field) => [field, told[field]]).filter(([, value]) => typeof value === 'string'),
  );
}
