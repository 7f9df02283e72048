import { isLongWhole } from '../input/long-whole.ts';

/** A number that is written as it was read: of the proposal "JSON.parse source text access", which Node has. */
interface RawJson {
  readonly rawJSON: string;
}

interface ExactJson {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): RawJson;
  isRawJSON(value: unknown): value is RawJson;
}

const exact = JSON as unknown as ExactJson;

/** `JSON.parse`, where a number that a double cannot hold (12345678901234567890, 1e999) is kept as it is written. */
export function parseExactly(text: string): unknown {
  return exact.parse(text, (_key, value, { source }) => {
    if (typeof value !== 'number' || source === undefined) return value;
    return isLongWhole(source) || !Number.isFinite(value) ? exact.rawJSON(source) : value;
  });
}

/** How a number was written that `parseExactly` kept, or null. */
export function writtenNumber(value: unknown): string | null {
  return exact.isRawJSON(value) ? value.rawJSON : null;
}
