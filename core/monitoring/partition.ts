import { isoDay } from './calendar-window.ts';

export const N_BUCKETS = 4;

/**
 * The partition of a record, `1978-01-01/2`: its UTC day, and one of 4 buckets by the hash of its id. A prediction and a
 * label with the prediction's time meet in one partition, so a join never holds more than one.
 */
export function partitionOf(id: string, timeMs: number): string {
  return `${isoDay(timeMs)}/${bucketOf(id)}`;
}

/** Where labels without a time wait: `unplaced/2`, in the bucket of their predictions. */
export function unplacedPartitionOf(id: string): string {
  return `unplaced/${bucketOf(id)}`;
}

/**
 * 0 to 3, by the highest bits of the 32-bit FNV-1a hash of the id's UTF-16 code units, finished as MurmurHash3 does:
 * the hash alone spreads short numeric ids badly.
 */
export function bucketOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 30;
}
