import type { OptionPath } from './option-path.ts';

/** What is wrong with one option, before its line is known. */
export interface Finding {
  readonly path: OptionPath;
  readonly found: string;
  readonly allowed?: string;
  /** A sentence. */
  readonly todo: string;
}
