import type { JsonValue } from '../contracts/json.ts';
import { parseBoolean } from '../csv/parse-boolean.ts';
import { parseNumber } from '../csv/parse-number.ts';
import { parseTime } from '../csv/parse-time.ts';
import { writableText } from '../input/writable-text.ts';
import { type Column, isNumeric, type NumericType } from '../table/table.ts';

const encoder = new TextEncoder();

/** What a column holds for a logged value: a number for a numeric one, a text for the others; `null` is a gap. */
export type LoggedCell = number | string | null;

/**
 * The cell that a logged value makes in a column of the upload, by the rules that the upload was read by: a text that
 * spells a gap is one, and a text that spells a number is that number. `undefined` when the column cannot hold it.
 */
export function loggedCell(
  column: Column,
  value: JsonValue,
  missing: readonly string[],
): LoggedCell | undefined {
  if (value === null || (typeof value === 'string' && missing.includes(value))) return null;
  if (typeof value === 'object') return undefined;
  if (!isNumeric(column)) return writableText(String(value));
  const number = typeof value === 'string' ? parseText(value, column.type) : Number(value);
  return Number.isNaN(number) || (column.type === 'boolean' && number !== 0 && number !== 1)
    ? undefined
    : number;
}

function parseText(text: string, type: NumericType): number {
  if (type === 'time') return parseTime(text);
  const flag = type === 'boolean' ? parseBoolean(text) : Number.NaN;
  if (!Number.isNaN(flag)) return flag;
  const bytes = encoder.encode(text);
  return parseNumber(bytes, 0, bytes.length);
}
