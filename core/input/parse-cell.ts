import { parseBoolean } from '../csv/parse-boolean.ts';
import { parseNumber } from '../csv/parse-number.ts';
import { parseTime } from '../csv/parse-time.ts';
import type { NumericType } from '../table/table.ts';

const encoder = new TextEncoder();

/** The number that a text spells as a cell of CSV would, or NaN. */
export function numberOfText(text: string): number {
  // A long text is no number, and a short one that looks like none need not be taken apart.
  if (!/^[\s\d.+-]/.test(text)) return Number.NaN;
  const bytes = encoder.encode(text);
  return parseNumber(bytes, 0, bytes.length);
}

/** The value of a text in a column of the type, or NaN. A column declared boolean may say 1 and 0. */
export function valueOfText(text: string, type: NumericType, isDeclared: boolean): number {
  switch (type) {
    case 'number':
      return numberOfText(text);
    case 'time':
      return parseTime(text);
    case 'boolean':
      return isDeclared && (text === '1' || text === '0') ? Number(text) : parseBoolean(text);
  }
}
