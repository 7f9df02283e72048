import type { Column, DictionaryType } from '../table/table.ts';
import type { ColumnBuilder } from './column-builder.ts';
import { countOccurrences, readTimes, type TextColumn, textColumn } from './gathered-texts.ts';
import { inferType, isMostlyNumbers } from './infer-type.ts';
import { parseBoolean } from './parse-boolean.ts';
import { parseNumber } from './parse-number.ts';
import { parseTime } from './parse-time.ts';
import { MAX_EXAMPLES } from './read-cell.ts';
import { declaredTypeError, type MisfitColumn, mostlyNumbersError } from './refusals.ts';
import type { RowReader } from './row-reader.ts';
import { ascendingTexts } from './sort-texts.ts';

const encoder = new TextEncoder();

/**
 * The column of the table that a builder has gathered.
 * @throws DataRefusedError when cells do not fit the declared type, or texts stand among mostly numbers
 */
export function finishColumn(reader: RowReader, builder: ColumnBuilder): Column {
  const { name, declared, dictionary } = builder;
  if (dictionary === null) return { name, type: 'number', values: trimmed(builder.values, reader.nRows) };
  const { nRows } = reader;
  const occurrences = countOccurrences(builder, dictionary, nRows);
  const gathered = { builder, dictionary, occurrences, nRows };
  const times = declared === undefined || declared === 'time' ? readTimes(gathered) : undefined;
  if (times !== undefined) return { name, type: 'time', values: times };
  const column = textColumn(gathered);
  const type = declared ?? inferType(column);
  if (declared === undefined && type !== 'boolean') refuseMostlyNumbers(reader, column);
  switch (type) {
    case 'time':
      return { name, type, values: parseLevels(reader, column, { type, parse: parseTime }) };
    case 'boolean':
      return { name, type, values: parseLevels(reader, column, { type, parse: parseFlag(declared) }) };
    case 'category':
    case 'text':
      return sortLevels(column, type);
    case 'number':
      throw new Error(`column ${name} was declared number and read as text`);
  }
}

/** The first `nRows` values; as a view where that keeps little memory alive for nothing. */
function trimmed(values: Float64Array, nRows: number): Float64Array {
  return nRows * 4 >= values.length * 3 ? values.subarray(0, nRows) : values.slice(0, nRows);
}

function refuseMostlyNumbers(reader: RowReader, column: TextColumn): void {
  const isOffending = column.levels.map((level) => Number.isNaN(parseText(level)));
  const misfit = describeMisfits(reader, column, isOffending);
  if (isMostlyNumbers(misfit.nValues - misfit.nOffending, misfit.nValues)) throw mostlyNumbersError(misfit);
}

function parseText(text: string): number {
  // A long text is no number, and a short one that looks like none need not be taken apart.
  if (!/^[\s\d.+-]/.test(text)) return Number.NaN;
  const bytes = encoder.encode(text);
  return parseNumber(bytes, 0, bytes.length);
}

/** A column declared boolean may say 1 and 0; undeclared, those are numbers. */
function parseFlag(declared: unknown): (text: string) => number {
  if (declared === undefined) return parseBoolean;
  return (text) => (text === '1' ? 1 : text === '0' ? 0 : parseBoolean(text));
}

function parseLevels(
  reader: RowReader,
  column: TextColumn,
  { type, parse }: { type: 'time' | 'boolean'; parse: (text: string) => number },
): Float64Array {
  const values = Float64Array.from(column.levels, parse);
  if (values.some(Number.isNaN)) {
    const isOffending = Array.from(values, Number.isNaN);
    throw declaredTypeError(describeMisfits(reader, column, isOffending), type);
  }
  const { codes } = column;
  const cells = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++)
    cells[row] = codes[row] === -1 ? Number.NaN : values[codes[row]!]!;
  return cells;
}

function describeMisfits(reader: RowReader, column: TextColumn, isOffending: boolean[]): MisfitColumn {
  const { codes, counts, levels } = column;
  const nOffending = counts.reduce((sum, count, code) => sum + (isOffending[code] ? count : 0), 0);
  const offending: { line: number; text: string }[] = [];
  for (let row = 0; row < codes.length && offending.length < MAX_EXAMPLES; row++) {
    const code = codes[row]!;
    if (code !== -1 && isOffending[code]) offending.push({ line: reader.lines[row]!, text: levels[code]! });
  }
  const nValues = counts.reduce((sum, count) => sum + count, 0);
  return { fileName: reader.fileName, column: column.name, nValues, nOffending, offending };
}

/** Levels in ascending order of their UTF-16 code units, and the codes, in place, that belong to it. */
function sortLevels({ name, levels, codes }: TextColumn, type: DictionaryType): Column {
  const order = ascendingTexts(levels);
  const rank = new Int32Array(levels.length);
  for (let position = 0; position < order.length; position++) rank[order[position]!] = position;
  for (let row = 0; row < codes.length; row++) if (codes[row] !== -1) codes[row] = rank[codes[row]!]!;
  return { name, type, codes, levels: Array.from(order, (code) => levels[code]!) };
}
