import type { Column, NumericType } from '../table/table.ts';
import { type ColumnBuilder, countNumbers } from './column-builder.ts';
import { commaNotice } from './comma-notice.ts';
import type { DictionaryBuilder } from './dictionary-builder.ts';
import { parserOf } from './fits-type.ts';
import { countOccurrences, readTimes, type TextColumn, textColumn } from './gathered-texts.ts';
import { inferType, isMostly } from './infer-type.ts';
import type { MisfitColumn } from './misfits.ts';
import { MAX_EXAMPLES } from './read-cell.ts';
import type { RowReader } from './row-reader.ts';
import { sortLevels } from './sort-levels.ts';

/** What has become of a column: itself, with cells that do not fit it as gaps, or that it must be read again as texts. */
export interface SettledColumn {
  readonly column: Column | 'readAsTexts';
  readonly misfit: MisfitColumn | undefined;
  readonly notices: readonly string[];
}

/** The column of the table that a builder has gathered. O(rows), plus sorting its distinct texts. */
export function settleColumn(reader: RowReader, builder: ColumnBuilder): SettledColumn {
  const { dictionary } = builder;
  return dictionary === null ? settleNumbers(reader, builder) : settleTexts(reader, builder, dictionary);
}

function settleNumbers({ nRows }: RowReader, builder: ColumnBuilder): SettledColumn {
  const { name, declared, plan, nOffending, offending, values } = builder;
  const column: Column = { name, type: 'number', values: trimmed(values, nRows) };
  if (nOffending === 0) return { column, misfit: undefined, notices: [] };
  const nNumbers = countNumbers(builder, nRows);
  const nValues = nNumbers + nOffending;
  const misfit = { column: name, declared, required: 'number' as const, nValues, nOffending, offending };
  const isNumeric = declared === 'number' || plan?.gather === 'numbers' || isMostly(nNumbers, nValues);
  return isNumeric
    ? { column, misfit, notices: [] }
    : { column: 'readAsTexts', misfit: undefined, notices: [] };
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
  if (times !== undefined)
    return { column: { name, type: 'time', values: times }, misfit: undefined, notices: [] };
  const texts = textColumn(gathered);
  const required = requiredType(builder, texts);
  if (required !== null) return settleParsed(reader, builder, { texts, required });
  const type = declared === 'category' || declared === 'text' ? declared : inferType(texts);
  return { column: sortLevels(texts, type), misfit: undefined, notices: commaNotice(texts) };
}

/** What the texts must be: as declared, as an earlier reading found, or what all or most of them are. */
function requiredType({ declared, plan }: ColumnBuilder, texts: TextColumn): NumericType | null {
  if (declared !== undefined) return declared === 'category' || declared === 'text' ? null : declared;
  if (plan !== undefined && plan.required !== null) return plan.required;
  const { levels, counts } = texts;
  const nValues = counts.reduce((sum, count) => sum + count, 0);
  const share = (type: NumericType) => {
    const parse = parserOf(type, undefined);
    return counts.reduce((sum, count, code) => sum + (Number.isNaN(parse(levels[code]!)) ? 0 : count), 0);
  };
  if (share('boolean') === nValues) return 'boolean';
  // What an earlier reading called texts stays so, though rows may have gone since.
  if (plan !== undefined) return null;
  if (isMostly(share('number'), nValues)) return 'number';
  return isMostly(share('time'), nValues) ? 'time' : null;
}

function settleParsed(
  { lines }: RowReader,
  { name, declared }: ColumnBuilder,
  { texts, required }: { texts: TextColumn; required: NumericType },
): SettledColumn {
  const { codes, counts, levels } = texts;
  const parsed = Float64Array.from(levels, parserOf(required, declared));
  const values = new Float64Array(codes.length);
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
  return {
    column: { name, type: required, values },
    misfit: nOffending === 0 ? undefined : misfit,
    notices: [],
  };
}
