import type { Column } from '../table/table.ts';
import {
  addRow,
  type Breach,
  cellsText,
  type ExpectedTable,
  noRowsFound,
  valuesAre,
} from './expected-table.ts';

type Range = readonly [low: number | null, high: number | null];

/** Numbers below the lowest or above the highest allowed value; gaps are in every range. O(rows) */
export function rangeBreach(of: ExpectedTable, column: Column, range: Range): Breach | undefined {
  const option = `range.${column.name}`;
  const expected = rangeText(range);
  if (column.type !== 'number') {
    if (hasNoValue(column)) return undefined;
    return { option, found: `the column is of type ${column.type}`, expected: `numbers ${expected}` };
  }
  const low = range[0] ?? Number.NEGATIVE_INFINITY;
  const high = range[1] ?? Number.POSITIVE_INFINITY;
  const outside = noRowsFound();
  for (let row = 0; row < column.values.length; row++) {
    const value = column.values[row]!;
    if (value < low || value > high) addRow(outside, row);
  }
  if (outside.n === 0) return undefined;
  return { option, found: `${valuesAre(outside.n)} outside: ${cellsText(of, column, outside)}`, expected };
}

/** A column of gaps alone may have been read as any type. */
function hasNoValue(column: Column): boolean {
  return 'values' in column ? column.values.every(Number.isNaN) : column.codes.every((code) => code === -1);
}

function rangeText([low, high]: Range): string {
  if (low === null) return high === null ? 'of any size' : `up to ${high}`;
  return high === null ? `from ${low}` : `from ${low} to ${high}`;
}
