import { commaNotice } from '../input/comma-notice.ts';
import { inferDictionaryType, inferNumericType, isMostly } from '../input/infer-type.ts';
import { longWholeNotice, longWholesOf } from '../input/long-whole.ts';
import { MAX_EXAMPLES, type MisfitColumn } from '../input/misfits.ts';
import { parserOf } from '../input/parse-cell.ts';
import { sortLevels } from '../input/sort-levels.ts';
import { cellsLike } from '../table/cells-like.ts';
import type { Column, NumericType } from '../table/table.ts';
import { type ColumnBuilder, countNumbers } from './column-builder.ts';
import type { DictionaryBuilder } from './dictionary-builder.ts';
import { countOccurrences, readTimes, type TextColumn, textColumn } from './gathered-texts.ts';
import type { RowReader } from './row-reader.ts';

/** What has become of a column: itself, with cells that do not fit it as gaps, or that it must be read again as texts. */
export interface SettledColumn {
  readonly column: Column | 'readAsTexts';
  readonly misfit?: MisfitColumn;
  /** About whole numbers that a double rounds; those of the first reading count. */
  readonly longWholes?: string;
  readonly notices?: readonly string[];
}

/** The column of the table that a builder has gathered. O(rows), plus sorting its distinct texts. */
export function settleColumn(reader: RowReader, builder: ColumnBuilder): SettledColumn {
  const { dictionary } = builder;
  return dictionary === null ? settleNumbers(reader, builder) : settleTexts(reader, builder, dictionary);
}

function settleNumbers({ nRows }: RowReader, builder: ColumnBuilder): SettledColumn {
  const { name, declared, plan, nOffending, offending, nLong, firstLong, values } = builder;
  const column: Column = { name, type: 'number', values: trimmed(values, nRows) };
  if (nOffending === 0 && nLong === 0) return { column };
  const nNumbers = countNumbers(builder, nRows);
  const nValues = nNumbers + nOffending;
  const misfit = { column: name, declared, required: 'number' as const, nValues, nOffending, offending };
  const isNumeric = declared === 'number' || plan?.gather === 'numbers' || isMostly(nNumbers, nValues);
  if (!isNumeric) return { column: 'readAsTexts' };
  if (nLong === 0) return { column, misfit };
  const long = { column: name, count: nLong, example: firstLong };
  if (declared === undefined) return { column: 'readAsTexts', longWholes: longWholeNotice(long, 'text') };
  const rounded = { column, longWholes: longWholeNotice(long, 'rounded') };
  return nOffending === 0 ? rounded : { ...rounded, misfit };
}

/** The first `nRows` values; as a view where that keeps little memory alive for nothing. */
function trimmed(values: Float64Array, nRows: number): Float64Array {
  return nRows * 4 >= values.length * 3 ? values.subarray(0, nRows) : values.slice(0, nRows);
}

function settleTexts(
  reader: RowReader,
  builder: ColumnBuilder,
  dictionary: DictionaryBuilder,
): SettledColumn {
  const { name, declared } = builder;
  const { nRows } = reader;
  const occurrences = countOccurrences(builder, dictionary, nRows);
  const gathered = { builder, dictionary, occurrences, nRows };
  const times = declared === undefined || declared === 'time' ? readTimes(gathered) : undefined;
  if (times !== undefined) return { column: { name, type: 'time', values: times } };
  const texts = textColumn(gathered);
  const { required, longWholes } = requiredType(builder, texts);
  if (required !== null) return settleParsed(reader, builder, { texts, required });
  const type = declared === 'category' || declared === 'text' ? declared : inferDictionaryType(texts);
  const notices = commaNotice(texts);
  const column = sortLevels(texts, type);
  return longWholes === undefined ? { column, notices } : { column, notices, longWholes };
}

interface RequiredType {
  readonly required: NumericType | null;
  readonly longWholes?: string;
}

/** What the texts must be: as declared, as an earlier reading found, or what all or most of them are. */
function requiredType({ declared, plan }: ColumnBuilder, { name, levels, counts }: TextColumn): RequiredType {
  if (declared !== undefined)
    return { required: declared === 'category' || declared === 'text' ? null : declared };
  if (plan !== undefined && plan.required !== null) return { required: plan.required };
  const nValues = counts.reduce((sum, count) => sum + count, 0);
  const required = inferNumericType(nValues, (type) => {
    const parse = parserOf(type, undefined);
    return counts.reduce((sum, count, code) => sum + (Number.isNaN(parse(levels[code]!)) ? 0 : count), 0);
  });
  if (required === 'number') {
    const long = longWholesOf(name, levels, counts);
    if (long !== undefined) return { required: null, longWholes: longWholeNotice(long, 'text') };
  }
  // What an earlier reading called texts stays so, though rows may have gone since.
  return { required: plan === undefined || required === 'boolean' ? required : null };
}

function settleParsed(
  { lines }: RowReader,
  { name, declared, values: none }: ColumnBuilder,
  { texts, required }: { texts: TextColumn; required: NumericType },
): SettledColumn {
  const { codes, counts, levels } = texts;
  const parsed = Float64Array.from(levels, parserOf(required, declared));
  const values = cellsLike(none, codes.length);
  const offending: { line: number; text: string }[] = [];
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    values[row] = code === -1 ? Number.NaN : parsed[code]!;
    if (code !== -1 && offending.length < MAX_EXAMPLES && Number.isNaN(parsed[code]))
      offending.push({ line: lines[row]!, text: levels[code]! });
  }
  const nValues = counts.reduce((sum, count) => sum + count, 0);
  const nOffending = counts.reduce((sum, count, code) => sum + (Number.isNaN(parsed[code]) ? count : 0), 0);
  const misfit = { column: name, declared, required, nValues, nOffending, offending };
  const column: Column = { name, type: required, values };
  return nOffending === 0 ? { column } : { column, misfit };
}
