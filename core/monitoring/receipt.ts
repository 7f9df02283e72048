import { DamagedArtefactError, NotFoundError } from '../errors.ts';
import { canonicalJson } from '../hashing/canonical-json.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { BadLines } from './bad-lines.ts';
import type { LogKind } from './monitor-keys.ts';
import type { PartitionUnit } from './partition.ts';

/** `monitor/<model>/ingested/<hash of key>.json`: which version of a log object was read, and where its records went. */
export interface IngestReceipt {
  readonly format: 'upkeep-ingested/2';
  readonly key: string;
  readonly version: string;
  readonly kind: LogKind;
  /** What the partitions of records with a time are made of; another unit wants another reading. */
  readonly partitionUnit: PartitionUnit;
  /**
   * `writing`: parts of these partitions may hold anything of this object, because whoever wrote them may have been
   * stopped. `done`: they hold exactly the records of this version.
   */
  readonly status: 'writing' | 'done';
  /** Ascending. */
  readonly partitions: readonly string[];
  readonly nRecords: number;
  readonly bad: BadLines;
}

export async function readReceipt(store: ObjectStore, key: string): Promise<IngestReceipt | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await store.get(key);
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
  try {
    const receipt = JSON.parse(new TextDecoder().decode(bytes)) as IngestReceipt;
    if (receipt.format === 'upkeep-ingested/2') return receipt;
  } catch (cause) {
    throw damaged(key, cause);
  }
  throw damaged(key, undefined);
}

export async function writeReceipt(store: ObjectStore, key: string, receipt: IngestReceipt): Promise<void> {
  await store.put(key, `${canonicalJson(receipt)}\n`);
}

function damaged(where: string, cause: unknown): DamagedArtefactError {
  return new DamagedArtefactError(
    {
      where,
      found: 'no receipt of the format upkeep-ingested/2',
      todo: 'Delete it: its log object is then read again',
    },
    { cause },
  );
}
