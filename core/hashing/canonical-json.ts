import type { JsonValue } from '../contracts/json.ts';

/**
 * JSON with sorted keys and no white space, so that equal values have equal text. Keys whose value is `undefined` are left
 * out, as `JSON.stringify` does; a number that JSON cannot carry is a bug and throws.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value as JsonValue));
}

function sorted(value: JsonValue | undefined): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} has no JSON`);
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
