import { inferType } from '../csv/infer-type.ts';
import type { ColumnType, NumericType } from '../table/table.ts';
import { withTextsOnly } from './cell-texts.ts';
import { countNumbers, countTexts, type GatheredColumn } from './gathered-column.ts';
import { valueOfText } from './parse-cell.ts';

/**
 * The type of a column whose type is not declared, by all of its cells, by the rules of CSV: a text is taken as it would be in a cell
 * of CSV, so that texts that are all numbers are numbers. What are all or mostly numbers, or times, are such, with cells that may
 * not fit. Whole numbers that a double would round make the column one of texts. O(nRows + texts)
 */
export function typeOfColumn(column: GatheredColumn, nRows: number): ColumnType {
  const { texts, codes, numbers } = column;
  if (codes === null) return numbers;
  const counts = countTexts(column);
  const nTexts = counts.reduce((sum, count) => sum + count, 0);
  if (nTexts === 0) return numbers;
  const nNumbers = countNumbers(column);
  const nValues = nTexts + nNumbers;
  const nOfType = (type: NumericType) => {
    let sum = type === numbers ? nNumbers : 0;
    for (let code = 0; code < counts.length; code++)
      if (counts[code]! > 0 && !Number.isNaN(valueOfText(texts[code]!, type, false))) sum += counts[code]!;
    return sum;
  };
  if (nOfType('boolean') === nValues) return 'boolean';
  if (!column.hasLongNumbers && nOfType('number') * 2 > nValues) return 'number';
  if (nOfType('time') * 2 > nValues) return 'time';
  const merged = withTextsOnly(column, nRows);
  const allCounts = countTexts(merged);
  const levels = merged.texts.filter((_, code) => allCounts[code]! > 0);
  return inferType({ levels, counts: allCounts.filter((count) => count > 0) });
}
