import { inferType, isMostlyNumbers } from '../csv/infer-type.ts';
import { parseBoolean } from '../csv/parse-boolean.ts';
import { parseTime } from '../csv/parse-time.ts';
import type { ColumnType } from '../table/table.ts';
import { withTextsOnly } from './cell-texts.ts';
import { countNumbers, countTexts, type GatheredColumn } from './gathered-column.ts';
import { numberOfText } from './parse-cell.ts';

/**
 * The type of a column whose type is not declared, by all of its cells, by the rules of CSV (`infer-type.ts`): a text is taken as
 * it would be in a cell of CSV, so that texts that are all numbers are numbers. Whole numbers that a double would round make the
 * column one of texts. A column that is mostly numbers is `number`, with cells that do not fit. O(nRows + texts)
 */
export function typeOfColumn(column: GatheredColumn, nRows: number): ColumnType {
  const { texts, codes, numbers } = column;
  if (codes === null) return numbers;
  const counts = countTexts(column);
  const present = texts.filter((_, code) => counts[code]! > 0);
  const nNumbers = countNumbers(column);
  const isOnlyTexts = nNumbers === 0;
  if (present.length === 0) return isOnlyTexts ? 'number' : numbers;
  if (isOnlyTexts && everyText(present, parseTime)) return 'time';
  if (!column.hasLongNumbers && numbers === 'number') {
    const nNumeric = nNumbers + sumWhere(counts, (code) => !Number.isNaN(numberOfText(texts[code]!)));
    const nValues = nNumbers + sumWhere(counts, () => true);
    if (nNumeric === nValues) return 'number';
    if (isOnlyTexts && everyText(present, parseBoolean)) return 'boolean';
    if (isMostlyNumbers(nNumeric, nValues)) return 'number';
  }
  const merged = withTextsOnly(column, nRows);
  const allCounts = countTexts(merged);
  const levels = merged.texts.filter((_, code) => allCounts[code]! > 0);
  return inferType({ levels, counts: allCounts.filter((count) => count > 0) });
}

function everyText(texts: readonly string[], parse: (text: string) => number): boolean {
  return texts.every((text) => !Number.isNaN(parse(text)));
}

function sumWhere(counts: Int32Array, isCounted: (code: number) => boolean): number {
  let sum = 0;
  for (let code = 0; code < counts.length; code++) if (counts[code]! > 0 && isCounted(code)) sum += counts[code]!;
  return sum;
}
