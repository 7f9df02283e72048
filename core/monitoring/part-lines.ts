import { DamagedArtefactError } from '../errors.ts';
import { canonicalJson } from '../hashing/canonical-json.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { linesOf } from './json-lines.ts';

/** Where a record came from. */
export interface RecordOrigin {
  /** When its log object was last written. */
  readonly arrivedAtMs: number;
  readonly logKey: string;
}

export type Arrived<Record> = Record & RecordOrigin;

/** A record beside its canonical text: two records are identical if and only if their texts are. */
export interface PartLine<Record> {
  readonly record: Record;
  readonly text: string;
}

export interface Identified {
  readonly id: string;
  readonly timeMs: number | null;
}

/**
 * A part's body: where it came from, then one canonical JSON line a record, ascending by id, then time, else in the order of
 * the log: of two labels the later one counts. Empty without records.
 */
export function formatPart(records: readonly Identified[], { arrivedAtMs, logKey }: RecordOrigin): string {
  if (records.length === 0) return '';
  const sorted = [...records].sort((a, b) => compare(a.id, b.id) || compareTimes(a, b));
  return [{ arrivedAtMs, logKey }, ...sorted].map((line) => `${canonicalJson(line)}\n`).join('');
}

/**
 * Reads a part that `formatPart` wrote.
 *
 * @throws NotFoundError, or DamagedArtefactError if a line is no JSON, or the first one does not say where the part is from
 */
export async function readPart<Record extends Identified>(
  store: ObjectStore,
  key: string,
): Promise<PartLine<Arrived<Record>>[]> {
  const lines: PartLine<Arrived<Record>>[] = [];
  let origin: RecordOrigin | undefined;
  for (const { line, text } of linesOf(await store.get(key))) {
    if (origin === undefined) origin = parsedOrigin(text, `${key}:${line}`);
    else lines.push({ record: { ...parsed<Record>(text, `${key}:${line}`), ...origin }, text: text! });
  }
  return lines;
}

/** Ascending by UTF-16 code unit. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Ascending; no time comes first. */
export function compareTimes(a: Pick<Identified, 'timeMs'>, b: Pick<Identified, 'timeMs'>): number {
  const left = a.timeMs ?? Number.NEGATIVE_INFINITY;
  const right = b.timeMs ?? Number.NEGATIVE_INFINITY;
  return left < right ? -1 : left > right ? 1 : 0;
}

function parsedOrigin(text: string | null, where: string): RecordOrigin {
  const { arrivedAtMs, logKey } = parsed<Partial<RecordOrigin>>(text, where);
  if (arrivedAtMs !== undefined && logKey !== undefined) return { arrivedAtMs, logKey };
  throw damaged(where, 'a line that does not say where the part is from');
}

function parsed<Value>(text: string | null, where: string): Value {
  try {
    if (text !== null) return JSON.parse(text) as Value;
  } catch {
    // Falls through to the refusal.
  }
  throw damaged(where, 'a line that is no JSON');
}

function damaged(where: string, found: string): DamagedArtefactError {
  return new DamagedArtefactError({
    where,
    found,
    todo: 'Delete the receipts below ingested/ of this model: the logs are then read again',
  });
}
