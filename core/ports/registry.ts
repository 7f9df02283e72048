import type { JsonValue } from '../contracts/json.ts';

export interface RegistryItem {
  readonly key: string;
  readonly value: JsonValue;
  /** 1 when first written, one more with each write. */
  readonly revision: number;
}

/**
 * Small documents that several processes change: models with their aliases, runs, leases, alert states. One document is
 * the unit of atomicity; whatever must change together lives in one. DynamoDB, or a folder of revisions.
 */
export interface Registry {
  read(key: string): Promise<RegistryItem | undefined>;
  /** Compare and set: writes if the document is still at `expectedRevision` (0: does not exist), else answers `false`. */
  write(key: string, value: JsonValue, expectedRevision: number): Promise<boolean>;
  /** Items whose key starts with `prefix`, ascending by key. */
  list(prefix: string): AsyncIterable<RegistryItem>;
}
