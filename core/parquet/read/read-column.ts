import { decodeHybrid } from './hybrid.ts';
import { type Page, pagesOf } from './pages.ts';
import type { SchemaNode } from './parquet-schema.ts';
import type { ParquetMetadata } from './parse-metadata.ts';
import { type PlainValues, plainValues, WIDTHS } from './plain-values.ts';

/** Cells of either kind: numbers, NaN where missing, or codes of texts, -1 where missing. */
export type Cells = Float64Array | Int32Array;

interface ColumnReading<T extends Cells> {
  readonly file: Uint8Array;
  readonly metadata: ParquetMetadata;
  readonly column: SchemaNode;
  readonly convert: (values: PlainValues) => T;
  /** `(nRows,)`, all missing. */
  readonly cells: T;
}

/** Reads a column of single values into `cells`, page by page. O(nRows). @throws RangeError for damaged bytes */
export function readColumn<T extends Cells>(reading: ColumnReading<T>): void {
  const { file, metadata, column, cells } = reading;
  let row = 0;
  for (const group of metadata.groups) {
    const end = row + group.nRows;
    const chunk = group.chunks[column.leaf];
    if (chunk === undefined || end > cells.length) throw new RangeError('a row group is damaged');
    let dictionary: T | null = null;
    for (const page of pagesOf(file, chunk, column)) {
      if (page.isDictionary) dictionary = reading.convert(valuesOf(page, column));
      else {
        if (row + page.nValues > end) throw new RangeError('a column has too many values');
        readPage(reading, page, dictionary, row);
        row += page.nValues;
      }
    }
    if (row !== end) throw new RangeError('a column has too few values');
  }
}

function readPage<T extends Cells>(
  { column, convert, cells }: ColumnReading<T>,
  page: Page,
  dictionary: T | null,
  row: number,
): void {
  if (!page.encoding.endsWith('_DICTIONARY')) {
    putValues(convert(valuesOf(page, column)), page.levels, cells, row);
    return;
  }
  if (dictionary === null) throw new RangeError('a dictionary is missing');
  putPlaces(placesOf(page, dictionary.length), dictionary, page.levels, cells, row);
}

/** The places in the dictionary of a page's values. */
export function placesOf({ bytes, nPresent: count }: Page, nEntries: number): Int32Array {
  if (count === 0) return new Int32Array(0);
  const places = decodeHybrid(bytes, { start: 1, end: bytes.length, bitWidth: bytes[0] ?? 33, count });
  for (let i = 0; i < count; i++)
    if (places[i]! >>> 0 >= nEntries) throw new RangeError('a value is not in the dictionary');
  return places;
}

/** The values of a page that are not places in a dictionary. */
export function valuesOf({ bytes, encoding, nPresent: count }: Page, { element }: SchemaNode): PlainValues {
  const type = element.type!;
  const width = type === 'FIXED_LEN_BYTE_ARRAY' ? (element.type_length ?? 0) : (WIDTHS[type] ?? 0);
  if (width === 0 && type !== 'BYTE_ARRAY') throw new RangeError('values of no width');
  return plainValues(bytes, { encoding, type, width, count });
}

function putValues<T extends Cells>(values: T, levels: Int32Array | null, cells: T, row: number): void {
  if (levels === null) {
    cells.set(values, row);
    return;
  }
  for (let i = 0, from = 0; i < levels.length; i++) if (levels[i] === 1) cells[row + i] = values[from++]!;
}

function putPlaces<T extends Cells>(
  places: Int32Array,
  dictionary: T,
  levels: Int32Array | null,
  cells: T,
  row: number,
): void {
  if (levels === null) for (let i = 0; i < places.length; i++) cells[row + i] = dictionary[places[i]!]!;
  else
    for (let i = 0, from = 0; i < levels.length; i++)
      if (levels[i] === 1) cells[row + i] = dictionary[places[from++]!]!;
}
