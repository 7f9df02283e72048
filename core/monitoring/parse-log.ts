import type { ActualRecord, PredictionRecord } from '../contracts/monitoring.ts';
import { type BadLines, badLineCollector } from './bad-lines.ts';
import { linesOf } from './json-lines.ts';
import { type FieldCheck, refused, toActualRecord, toPredictionRecord } from './log-record.ts';

export interface ParseLogOptions {
  /** How many bad lines are kept to look at. @default 5 */
  readonly maxKept?: number;
  /** With it, a line that names another model is bad. */
  readonly model?: string;
}

export interface ParsedLog<Record> {
  /** In the order of the file. */
  readonly records: readonly Record[];
  readonly bad: BadLines;
}

/**
 * The records of a prediction log in JSON Lines: `id`, `time`, `version`, `prediction`, and optionally `model`, `actual` and
 * `features`; other fields are ignored. A line that is no such record is counted and kept, never fatal. O(bytes).
 */
export function parsePredictionLog(
  bytes: Uint8Array,
  options: ParseLogOptions = {},
): ParsedLog<PredictionRecord> {
  return parseLog(bytes, options, toPredictionRecord);
}

/** The records of an actuals log in JSON Lines: `id`, `actual`, and optionally `model` and `time`. Otherwise as above. */
export function parseActualsLog(bytes: Uint8Array, options: ParseLogOptions = {}): ParsedLog<ActualRecord> {
  return parseLog(bytes, options, toActualRecord);
}

function parseLog<Record>(
  bytes: Uint8Array,
  { maxKept = 5, model }: ParseLogOptions,
  toRecord: FieldCheck<Record>,
): ParsedLog<Record> {
  const records: Record[] = [];
  const bad = badLineCollector(maxKept);
  for (const { line, text } of linesOf(bytes)) {
    if (text === null) {
      bad.add(line, 'not UTF-8', '');
      continue;
    }
    const record = parseLine(text, toRecord, model);
    if (typeof record === 'string') bad.add(line, record, text);
    else records.push(record);
  }
  return { records, bad: bad.result() };
}

/** A record, or the reason why the line is none. */
function parseLine<Record>(
  text: string,
  toRecord: FieldCheck<Record>,
  model: string | undefined,
): Record | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused.json;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refused.object;
  const fields = value as { readonly [name: string]: unknown };
  if (model !== undefined && fields.model !== undefined && fields.model !== model) return refused.model;
  return toRecord(fields);
}
