import type { JsonValue } from '../contracts/json.ts';
import type { ActualRecord, PredictionRecord } from '../contracts/monitoring.ts';
import { recordTimeMs } from './record-time.ts';

type Fields = { readonly [name: string]: unknown };

/** A record made of a line's fields, or the reason why they make none. */
export type FieldCheck<Record> = (fields: Fields) => Record | string;

/** Beyond this the square of an error is no longer a number, and neither is any metric. */
const LARGEST = 1e150;
const DEEPEST = 32;

/** Why a line is no record: few and fixed, so that they can be counted. */
export const refused = {
  json: 'not valid JSON',
  object: 'not a JSON object',
  model: 'model is another one',
  id: 'id is missing, or neither a text nor a number',
  inexactId: 'id is a number too large to be exact: write it as a text',
  time: 'time is missing, or neither ISO 8601 nor milliseconds',
  version: 'version is missing, or no whole number from 1',
  prediction: 'prediction is missing, or no finite number up to 1e150',
  classPrediction: 'prediction is a text: this version watches predictions of numbers, not of classes',
  actual: 'actual is no finite number up to 1e150',
  missingActual: 'actual is missing, or no finite number up to 1e150',
  features: 'features is no object of finite values',
} as const;

export function toPredictionRecord(fields: Fields): PredictionRecord | string {
  const id = recordId(fields.id);
  if (id === undefined) return idReason(fields.id);
  const timeMs = recordTimeMs(fields.time);
  if (timeMs === undefined) return refused.time;
  const { version, prediction, actual, features } = fields;
  if (!Number.isSafeInteger(version) || (version as number) < 1) return refused.version;
  if (typeof prediction === 'string' && Number.isNaN(Number(prediction))) return refused.classPrediction;
  if (!isMeasurable(prediction)) return refused.prediction;
  const record: Mutable<PredictionRecord> = { id, timeMs, version: version as number, prediction };
  if (actual !== undefined && actual !== null) {
    if (!isMeasurable(actual)) return refused.actual;
    record.actual = actual;
  }
  if (features !== undefined && features !== null) {
    if (typeof features !== 'object' || Array.isArray(features) || !isFiniteJson(features, DEEPEST)) {
      return refused.features;
    }
    record.features = features as { readonly [column: string]: JsonValue };
  }
  return record;
}

export function toActualRecord(fields: Fields): ActualRecord | string {
  const id = recordId(fields.id);
  if (id === undefined) return idReason(fields.id);
  const hasTime = fields.time !== undefined && fields.time !== null;
  const timeMs = hasTime ? recordTimeMs(fields.time) : null;
  if (timeMs === undefined) return refused.time;
  if (!isMeasurable(fields.actual)) return refused.missingActual;
  return { id, timeMs, actual: fields.actual };
}

type Mutable<T> = { -readonly [key in keyof T]: T[key] };

/** The number 7 and the text "7" name the same row, as they do in a CSV file. */
function recordId(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? undefined : String(value);
}

function idReason(value: unknown): string {
  return typeof value === 'number' ? refused.inexactId : refused.id;
}

function isMeasurable(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= LARGEST;
}

/** `1e999` is JSON, and reads as infinity, which cannot be written again; nesting without an end would exhaust the stack. */
function isFiniteJson(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  for (const item of Object.values(value)) if (!isFiniteJson(item, depth - 1)) return false;
  return true;
}
