import type { ColumnType } from '../table/table.ts';
import { withTextsOnly } from './cell-texts.ts';
import { countNumbers, countTexts, type GatheredColumn } from './gathered-column.ts';
import { inferDictionaryType, inferNumericType } from './infer-type.ts';
import { leadingZerosNotice } from './leading-zeros.ts';
import { longWholeNotice, longWholesOf } from './long-whole.ts';
import { numberOfText, parserOf } from './parse-cell.ts';

export interface TypedColumn {
  readonly type: ColumnType;
  /** About whole numbers that a double would round, and texts that lose zeros as numbers. */
  readonly notices: readonly string[];
}

/**
 * The type of a column, as declared, or else by all of its cells, by the rules of CSV: a text is taken as it would be in a cell
 * of CSV, so that texts that are all numbers are numbers. What are all or mostly numbers, or times, are such, with cells that may
 * not fit. Whole numbers that a double would round make the column one of texts. O(nRows + texts)
 */
export function typeOfColumn(column: GatheredColumn, nRows: number): TypedColumn {
  const { name, declared, texts, codes, numbers } = column;
  if (declared !== undefined)
    return { type: declared, notices: declared === 'number' ? roundedNotices(column) : [] };
  if (codes === null) return { type: numbers, notices: [] };
  const counts = countTexts(column);
  const nTexts = counts.reduce((sum, count) => sum + count, 0);
  if (nTexts === 0) return { type: numbers, notices: [] };
  const nNumbers = countNumbers(column);
  const type = inferNumericType(nTexts + nNumbers, (candidate) => {
    const parse = parserOf(candidate, undefined);
    let sum = candidate === numbers ? nNumbers : 0;
    for (let code = 0; code < counts.length; code++)
      if (counts[code]! > 0 && !Number.isNaN(parse(texts[code]!))) sum += counts[code]!;
    return sum;
  });
  const long = type === 'number' ? longWholesOf(name, texts, counts) : undefined;
  if (type !== null && long === undefined)
    return { type, notices: type === 'number' ? leadingZerosNotice(name, texts, counts) : [] };
  const merged = withTextsOnly(column, nRows);
  const allCounts = countTexts(merged);
  const levels = merged.texts.filter((_, code) => allCounts[code]! > 0);
  return {
    type: inferDictionaryType({ levels, counts: allCounts.filter((count) => count > 0) }),
    notices: long === undefined ? [] : [longWholeNotice(long, 'text')],
  };
}

/** What is beyond the range of a double is no number, and does not fit. */
function roundedNotices(column: GatheredColumn): string[] {
  const { name, codes, texts } = column;
  if (codes === null) return [];
  const counts = countTexts(column).map((count, code) =>
    Number.isNaN(numberOfText(texts[code]!)) ? 0 : count,
  );
  const long = longWholesOf(name, texts, counts);
  return long === undefined ? [] : [longWholeNotice(long, 'rounded')];
}
