import { repeatedValues } from '../duplicates/repeated-values.ts';
import { cellText } from '../table/column-text.ts';
import type { Column } from '../table/table.ts';
import { type Breach, type ExpectedTable, quoted } from './expected-table.ts';

/** Values that occur twice; a gap is no value. O(rows) */
export function uniqueBreach({ lines }: ExpectedTable, column: Column): Breach | undefined {
  const { nRows, first } = repeatedValues(column);
  if (nRows === 0) return undefined;
  const shown = first.map(
    ([row, again]) => `${quoted(cellText(column, row)!)} on lines ${lines[row]} and ${lines[again]}`,
  );
  const found = `${nRows === 1 ? '1 row repeats' : `${nRows} rows repeat`} a value: ${shown.join(', ')}`;
  const expected = 'every value once';
  return { option: `unique.${column.name}`, found: nRows > first.length ? `${found}, …` : found, expected };
}
