import { isoDay, windowOf } from './calendar-window.ts';

export const N_BUCKETS = 4;

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** How long the time of a partition is. */
export type PartitionUnit = 'hour' | 'day';

/**
 * Windows of hours are made of partitions of an hour, so that none reads a whole day; longer windows of partitions of a day,
 * so that a year has few parts.
 */
export function partitionUnitOf(window: string): PartitionUnit {
  return /hours?$/.test(window) ? 'hour' : 'day';
}

/**
 * The partition of a record, `1978-01-01/2` or `1978-01-01T06/2`: its day or hour in UTC, and one of 4 buckets by the hash of
 * its id. A prediction and a label with the prediction's time meet in one partition, so a join never holds more than one.
 */
export function partitionOf(id: string, timeMs: number, unit: PartitionUnit): string {
  const time = unit === 'hour' ? windowOf(timeMs, '1 hour').window : isoDay(timeMs);
  return `${time}/${bucketOf(id)}`;
}

/** Where labels without a time wait: `unplaced/1978-01-31/2`, by the day they arrived, in the bucket of their predictions. */
export function unplacedPartitionOf(id: string, arrivedAtMs: number): string {
  return `unplaced/${isoDay(arrivedAtMs)}/${bucketOf(id)}`;
}

/** From when (inclusive) to when (exclusive) the records of a partition are, or its labels without a time arrived. */
export function partitionSpan(partition: string): { readonly startMs: number; readonly endMs: number } {
  const [, day, hour] = /(\d{4}-\d\d-\d\d)(?:T(\d\d))?\/\d$/.exec(partition)!;
  const startMs = Date.parse(`${day}T${hour ?? '00'}:00:00Z`);
  return { startMs, endMs: startMs + (hour === undefined ? DAY_MS : HOUR_MS) };
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
