import { parseBoolean } from '../csv/parse-boolean.ts';
import { parseTime } from '../csv/parse-time.ts';
import type { ColumnType, NumericType } from '../table/table.ts';

const NUMBER = /^[\t ]*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[\t ]*$/;

/** What a text is as a number, a boolean (1 or 0) or a time (milliseconds), or `NaN` where it is none. */
export function parserOf(type: NumericType, declared: ColumnType | undefined): (text: string) => number {
  if (type === 'time') return parseTime;
  if (type === 'number') return numberOfText;
  // A column declared boolean may say 1 and 0; undeclared, those are numbers.
  if (declared === undefined) return parseBoolean;
  return (text) => (text === '1' ? 1 : text === '0' ? 0 : parseBoolean(text));
}

/** The number that a text spells, as `parseNumber` reads it of bytes, or `NaN`. O(length) */
export function numberOfText(text: string): number {
  if (!NUMBER.test(text)) return Number.NaN;
  const value = Number(text);
  return Number.isFinite(value) ? value : Number.NaN;
}
