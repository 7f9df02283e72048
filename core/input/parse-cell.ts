import { parseBoolean } from '../csv/parse-boolean.ts';
import { parseNumber } from '../csv/parse-number.ts';
import { parseTime } from '../csv/parse-time.ts';
import type { ColumnType, NumericType } from '../table/table.ts';

const encoder = new TextEncoder();

/** What a text is as a number, a boolean (1 or 0) or a time (milliseconds), or `NaN` where it is none. */
export function parserOf(type: NumericType, declared: ColumnType | undefined): (text: string) => number {
  if (type === 'time') return parseTime;
  if (type === 'number') return numberOfText;
  // A column declared boolean may say 1 and 0; undeclared, those are numbers.
  if (declared === undefined) return parseBoolean;
  return (text) => (text === '1' ? 1 : text === '0' ? 0 : parseBoolean(text));
}

/** The number that a text spells, as a cell of CSV, or `NaN`. O(length) */
export function numberOfText(text: string): number {
  // A long text is no number, and a short one that looks like none need not be taken apart.
  if (!/^[\s\d.+-]/.test(text)) return Number.NaN;
  const bytes = encoder.encode(text);
  return parseNumber(bytes, 0, bytes.length);
}
