import { counted } from '../../counted.ts';
import type { GatheredColumn } from '../../input/gathered-column.ts';
import { writableText } from '../../input/writable-text.ts';
import type { ColumnType } from '../../table/table.ts';
import type { NestedLimits } from './nested-size.ts';
import { nestedTexts } from './nested-texts.ts';
import { type ConversionCounts, numberConverter } from './number-converters.ts';
import type { SchemaColumn } from './parquet-schema.ts';
import type { ParquetSource } from './parse-metadata.ts';
import { readColumn } from './read-column.ts';
import { longIntegerTexts, type TextConverter, textConverter } from './text-converters.ts';

export interface GatheredParquetColumn {
  readonly gathered: GatheredColumn;
  readonly notices: readonly string[];
}

/** Years 0000 to 9999, the only ones that can be written out. */
const MIN_TIME = Date.parse('0000-01-01T00:00:00Z');
const MAX_TIME = Date.parse('9999-12-31T23:59:59.999Z');

interface GatherOptions extends Omit<NestedLimits, 'column'> {
  readonly declared: ColumnType | undefined;
}

/** The cells of one column. @throws RangeError for damaged bytes; DataRefusedError for nested values that are too large */
export function gatherColumn(
  source: ParquetSource,
  column: SchemaColumn,
  { declared, ...limits }: GatherOptions,
): GatheredParquetColumn {
  const { name, element } = column;
  if (column.isNested) {
    const { codes, texts, nNested } = nestedTexts(source, column, { ...limits, column: name });
    const notices =
      nNested === 0
        ? []
        : [`Column ${name} holds ${counted(nNested, 'nested value')}, kept as the text of their JSON.`];
    return { gathered: textual(name, declared, { codes, texts }), notices };
  }
  const counts: ConversionCounts = { hasLong: false, nFine: 0 };
  const converter = numberConverter(element, counts);
  if (converter === null) return gatherTexts(source, column, declared, textConverter(element));
  const { numbers, toNumbers } = converter;
  const cells = new Float64Array(source.nRows).fill(Number.NaN);
  readColumn({ ...source, column, convert: toNumbers, cells });
  const unit = numbers === 'number' ? source.metadata.durations.get(element.name) : undefined;
  const notices =
    unit === undefined ? [] : [`Column ${name} holds durations, which are whole numbers of ${unit} here.`];
  // With all digits: what type that makes is decided as for any texts.
  if (counts.hasLong) {
    const texts = gatherTexts(source, column, declared, longIntegerTexts(element));
    return { ...texts, notices: [...notices, ...texts.notices] };
  }
  if (counts.nFine > 0)
    notices.push(`Column ${name} holds times with digits below the millisecond, which are dropped.`);
  if (numbers === 'time') {
    const nFar = dropFarTimes(cells);
    if (nFar > 0)
      notices.push(
        `Column ${name} holds ${counted(nFar, 'time')} outside of the years 0000 to 9999, which ${nFar === 1 ? 'counts' : 'count'} as missing.`,
      );
    return { gathered: numeric(name, declared, cells, numbers), notices };
  }
  return { gathered: withoutInfinities(numeric(name, declared, cells, numbers)), notices };
}

function gatherTexts(
  source: ParquetSource,
  column: SchemaColumn,
  declared: ColumnType | undefined,
  converter: TextConverter,
): GatheredParquetColumn {
  const { name } = column;
  const cells = new Int32Array(source.nRows).fill(-1);
  readColumn({ ...source, column, convert: (values) => converter.toCodes(values), cells });
  const { codes, texts, nReplaced } = distinctTexts(cells, converter.texts());
  const notices: string[] = [];
  if (converter.isBinary) notices.push(`Column ${name} holds bytes, written in hexadecimal digits.`);
  if (column.element.converted_type === 'INTERVAL')
    notices.push(`Column ${name} holds intervals, which are text such as P1M2DT3.5S here.`);
  if (nReplaced > 0)
    notices.push(
      `Column ${name} holds ${counted(nReplaced, 'distinct text')} with NUL or bytes that are not UTF-8, which became U+FFFD.`,
    );
  return { gathered: textual(name, declared, { codes, texts }), notices };
}

/** Bytes that are not UTF-8, and NUL, which CSV cannot hold, can make two texts the same. */
function distinctTexts(codes: Int32Array, given: readonly string[]) {
  const hasNul = given.some((text) => text.includes('\0'));
  const all = hasNul ? given.map(writableText) : given;
  const suspects = all.filter((text) => text.includes('\ufffd'));
  const codeOf = new Map<string, number>();
  const isDistinct = suspects.length === 0 || new Set(suspects).size === suspects.length;
  if (isDistinct) return { codes, texts: all, nReplaced: suspects.length };
  const newCodes = Int32Array.from(all, (text) => {
    const code = codeOf.get(text) ?? codeOf.size;
    codeOf.set(text, code);
    return code;
  });
  return {
    codes: codes.map((code) => (code === -1 ? -1 : newCodes[code]!)),
    texts: [...codeOf.keys()],
    nReplaced: suspects.length,
  };
}

function numeric(
  name: string,
  declared: ColumnType | undefined,
  values: Float64Array,
  numbers: 'number' | 'time',
): GatheredColumn {
  return { name, declared, numbers, values, codes: null, texts: [] };
}

function textual(
  name: string,
  declared: ColumnType | undefined,
  { codes, texts }: { codes: Int32Array; texts: readonly string[] },
): GatheredColumn {
  return { name, declared, numbers: 'number', values: null, codes, texts };
}

function dropFarTimes(times: Float64Array): number {
  let nFar = 0;
  for (let row = 0; row < times.length; row++) {
    const time = times[row]!;
    if (time >= MIN_TIME && time <= MAX_TIME) continue;
    if (!Number.isNaN(time)) nFar++;
    times[row] = Number.NaN;
  }
  return nFar;
}

/** Infinity is no number of a table, as in CSV: it is a text that does not fit. */
function withoutInfinities(column: GatheredColumn): GatheredColumn {
  const values = column.values!;
  let codes: Int32Array | null = null;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value !== Number.POSITIVE_INFINITY && value !== Number.NEGATIVE_INFINITY) continue;
    codes ??= new Int32Array(values.length).fill(-1);
    codes[row] = value > 0 ? 0 : 1;
    values[row] = Number.NaN;
  }
  return codes === null ? column : { ...column, codes, texts: ['Infinity', '-Infinity'] };
}
