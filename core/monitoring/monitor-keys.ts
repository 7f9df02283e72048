import { keys } from '../contracts/keys.ts';
import { contentId } from '../hashing/sha256.ts';
import type { ObjectInfo } from '../ports/object-store.ts';
import type { PartitionUnit } from './partition.ts';

export const LOG_KINDS = ['predictions', 'actuals'] as const;
export type LogKind = (typeof LOG_KINDS)[number];

/** What a part's key says. `partition` is `1978-01-01/2`, `1978-01-01T06/2`, or `unplaced/1978-01-31/2` for labels without a time. */
export interface PartName {
  readonly partition: string;
  readonly kind: LogKind;
  /** Names the log object that the part was read from. */
  readonly source: string;
}

const PART =
  /^((?:unplaced\/\d{4}-\d\d-\d\d|\d{4}-\d\d-\d\d(?:T\d\d)?)\/\d)\/(predictions|actuals)-([0-9a-f]{16})\.jsonl$/;

/** Where the monitor keeps what it has read and found out, below `monitor/<model>/`. */
export const monitorKeys = {
  source: (logKey: string) => contentId(logKey),
  parts: (model: string) => keys.monitor(model, 'parts/'),
  part: (model: string, { partition, kind, source }: PartName) =>
    keys.monitor(model, `parts/${partition}/${kind}-${source}.jsonl`),
  receipt: (model: string, logKey: string) => keys.monitor(model, `ingested/${contentId(logKey)}.json`),
  marks: (model: string) => keys.monitor(model, 'ingested/marks/'),
  /** Written when a version of a log object was read into partitions of a unit: see `readMarks`. */
  mark: (model: string, { key, version }: ObjectInfo, unit: PartitionUnit) =>
    keys.monitor(model, `ingested/marks/${contentId(key)}-${contentId([version, unit])}`),
  windows: (model: string) => keys.monitor(model, 'windows/'),
  window: (model: string, window: string) => keys.monitor(model, `windows/${window}.json`),
} as const;

/** What a part's key says, or `undefined` for a key that names no part of this model. */
export function parsePartKey(model: string, key: string): PartName | undefined {
  const prefix = monitorKeys.parts(model);
  if (!key.startsWith(prefix)) return undefined;
  const [, partition, kind, source] = PART.exec(key.slice(prefix.length)) ?? [];
  if (partition === undefined || kind === undefined || source === undefined) return undefined;
  return { partition, kind: kind as LogKind, source };
}
