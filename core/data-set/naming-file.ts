import { ConfigurationError, DataRefusedError } from '../errors.ts';

/** The refusal with the file's name in front, where it speaks of the configuration or of "the data set" only. */
export function namingFile(
  error: DataRefusedError | ConfigurationError,
  name: string,
): DataRefusedError | ConfigurationError {
  const { where } = error.detail;
  if (where.startsWith(name)) return error;
  const detail = { ...error.detail, where: `${name}, ${where}` };
  return error instanceof DataRefusedError
    ? new DataRefusedError(detail, { cause: error })
    : new ConfigurationError(detail, { cause: error });
}
