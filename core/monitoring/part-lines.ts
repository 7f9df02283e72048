import { DamagedArtefactError } from '../errors.ts';
import { canonicalJson } from '../hashing/canonical-json.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { linesOf } from './json-lines.ts';

/** A record beside its canonical text: two records are identical if and only if their texts are. */
export interface PartLine<Record> {
  readonly record: Record;
  readonly text: string;
}

export interface Identified {
  readonly id: string;
  readonly timeMs: number | null;
}

/** A part's body: one canonical JSON line a record, ascending by id, then time, then text. */
export function formatPart(records: readonly Identified[]): string {
  const lines = records.map((record) => ({ record, text: canonicalJson(record) }));
  lines.sort(
    (a, b) =>
      compare(a.record.id, b.record.id) || compareTimes(a.record, b.record) || compare(a.text, b.text),
  );
  return lines.map(({ text }) => `${text}\n`).join('');
}

/**
 * Reads a part that `formatPart` wrote.
 *
 * @throws NotFoundError, or DamagedArtefactError if a line is no JSON
 */
export async function readPart<Record extends Identified>(
  store: ObjectStore,
  key: string,
): Promise<PartLine<Record>[]> {
  const lines: PartLine<Record>[] = [];
  for (const { line, text } of linesOf(await store.get(key))) {
    lines.push({ record: parsed<Record>(text, `${key}:${line}`), text: text! });
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

function parsed<Record>(text: string | null, where: string): Record {
  try {
    if (text !== null) return JSON.parse(text) as Record;
  } catch {
    // Falls through to the refusal.
  }
  throw new DamagedArtefactError({
    where,
    found: 'a line that is no JSON',
    todo: 'Delete the receipts below ingested/ of this model: the logs are then read again',
  });
}
