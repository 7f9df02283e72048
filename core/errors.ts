/**
 * Every error that Upkeep raises on purpose. `name` is a literal, because state machines match on it and minifiers
 * rename classes; `code` is stable for programs; the text has four parts: where, what was found, what is allowed, what to do.
 */
export interface ErrorDetail {
  /** File, line, column or option: `cars.csv:12`, `upkeep.yaml:7 tune.cv.nSplits`. */
  readonly where: string;
  readonly found: string;
  readonly allowed?: string;
  readonly todo?: string;
}

export abstract class UpkeepError extends Error {
  abstract readonly code: string;
  readonly detail: ErrorDetail;

  constructor(detail: ErrorDetail, options?: { cause?: unknown }) {
    super(formatDetail(detail), options);
    this.detail = detail;
  }
}

/** The configuration or the command's arguments cannot be used. The caller's to mend; nothing was read or written. */
export class ConfigurationError extends UpkeepError {
  override readonly name = 'ConfigurationError';
  readonly code = 'CONFIGURATION';
}

/** The data cannot be used: a file that is no table, a model that no data supports. The caller's to mend. */
export class DataRefusedError extends UpkeepError {
  override readonly name = 'DataRefusedError';
  readonly code = 'DATA_REFUSED';
}

/** Something that was asked for by name (an object, a model, a version, a run) does not exist. */
export class NotFoundError extends UpkeepError {
  override readonly name = 'NotFoundError';
  readonly code = 'NOT_FOUND';
}

/** Somebody else holds or changed what this call wanted to change. Trying again later is right. */
export class ConflictError extends UpkeepError {
  override readonly name = 'ConflictError';
  readonly code = 'CONFLICT';
}

/** A service did not answer, or not now. Trying again later is right. */
export class UnavailableError extends UpkeepError {
  override readonly name = 'UnavailableError';
  readonly code = 'UNAVAILABLE';
}

/** A stored artefact is not what its format says: damaged, or written by another version of Upkeep. */
export class DamagedArtefactError extends UpkeepError {
  override readonly name = 'DamagedArtefactError';
  readonly code = 'DAMAGED_ARTEFACT';
}

/** Whether an error is the data's or the configuration's fault, so that the same again would be refused again. */
export function isRefusal(error: unknown): error is DataRefusedError | ConfigurationError {
  return error instanceof DataRefusedError || error instanceof ConfigurationError;
}

function formatDetail({ where, found, allowed, todo }: ErrorDetail): string {
  const parts = [`${where}: ${found}`];
  if (allowed !== undefined) parts.push(`Allowed: ${allowed}`);
  if (todo !== undefined) parts.push(todo);
  return parts.map((part) => (/[.!?]$/.test(part) ? part : `${part}.`)).join(' ');
}
