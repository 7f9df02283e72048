import { isDateColumn } from './date-column.ts';
import { type Column, isNumeric, type NumericColumn } from './table.ts';

/**
 * The text of a cell as a CSV file would hold it, without quotes; `null` when it is missing. O(1), amortised.
 */
export function cellText(column: Column, row: number): string | null {
  if (!isNumeric(column)) {
    const code = column.codes[row]!;
    return code === -1 ? null : column.levels[code]!;
  }
  const value = column.values[row]!;
  return Number.isNaN(value) ? null : numericText(column, value);
}

/**
 * The text of a value of a numeric column: shortest round-trip digits, `true` and `false`, or an ISO 8601
 * time in UTC.
 */
export function numericText(column: NumericColumn, value: number): string {
  switch (column.type) {
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'boolean':
      return value === 0 ? 'false' : 'true';
    case 'time': {
      const iso = new Date(value).toISOString();
      return isDateColumn(column) ? iso.slice(0, iso.indexOf('T')) : iso;
    }
  }
}
