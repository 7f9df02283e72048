import type { ErrorDetail } from '../errors.ts';

/** `quarantine/<model>/<file>.reason.json`: why an upload was refused. */
export interface Refusal {
  readonly format: 'upkeep-refusal/1';
  readonly key: string;
  /** Of the object that was refused. */
  readonly version: string;
  /** For people: the detail in a sentence. */
  readonly reason: string;
  readonly detail: ErrorDetail;
}
