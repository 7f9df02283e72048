import { numericText } from '../table/column-text.ts';
import { type Column, isNumeric, type NumericColumn, type Table } from '../table/table.ts';
import { COMMA, LF } from './ascii.ts';
import {
  type ByteWriter,
  createByteWriter,
  writeByte,
  writeBytes,
  writeDecimal,
  writeText,
} from './byte-writer.ts';
import { quotedText } from './quoted-text.ts';

const encoder = new TextEncoder();
const TWO_QUOTES = encoder.encode('""');

interface WriteCsvOptions {
  /** How a missing cell is spelled. @default '' */
  readonly missing?: string;
}

/**
 * A table as CSV in UTF-8: a header, commas, LF, quotes only where they are needed, numbers in the fewest
 * digits that read back the same, missing cells in their spelling, `true` and `false`, times in ISO 8601 (`1970-01-31`
 * when all of the column are midnights in UTC).
 *
 * Reading the bytes back with that spelling among those of a missing cell gives the same table, except that
 * types are inferred anew: give `types` to have a column of text that looks like numbers, times or booleans
 * back, or a categorical one that is too varied, or one without values. A level that is itself a spelling of
 * a missing cell comes back missing. A time keeps its milliseconds, and years outside 0000 to 9999 are not
 * read. O(cells)
 */
export function writeCsv(table: Table, options: WriteCsvOptions = {}): Uint8Array {
  const writer = createByteWriter(1 << 16);
  const { columns, nRows } = table;
  const missing = missingCell(options.missing ?? '', columns.length);
  const writeCells = columns.map((column) => cellWriter(column, missing));
  const header = columns.map((column) => presentText(column.name)).join(',');
  writeText(writer, `${header}\n`);
  for (let row = 0; row < nRows; row++) {
    for (let field = 0; field < writeCells.length; field++) {
      if (field > 0) writeByte(writer, COMMA);
      writeCells[field]!(writer, row);
    }
    writeByte(writer, LF);
  }
  return writer.bytes.slice(0, writer.length);
}

function missingCell(spelling: string, nColumns: number): Uint8Array {
  if (spelling !== '') return encoder.encode(quotedText(spelling));
  // A lone missing cell would be a blank line, which readers skip.
  return nColumns === 1 ? TWO_QUOTES : new Uint8Array(0);
}

/** An empty text in quotes is told apart from a missing cell. */
function presentText(text: string): string {
  return text === '' ? '""' : quotedText(text);
}

function cellWriter(column: Column, missing: Uint8Array): (writer: ByteWriter, row: number) => void {
  if (isNumeric(column)) {
    const { values } = column;
    const write = column.type === 'number' ? writeNumber : writeNumericText;
    return (writer, row) => {
      const value = values[row]!;
      if (Number.isNaN(value)) writeBytes(writer, missing);
      else write(writer, value, column);
    };
  }
  const { codes, levels } = column;
  const encoded = levels.map((level) => encoder.encode(presentText(level)));
  return (writer, row) => writeBytes(writer, codes[row] === -1 ? missing : encoded[codes[row]!]!);
}

/**
 * Whole numbers and numbers of few decimals, several times faster than by way of a string. A number of up to
 * 15 digits that reads back as `value` has the digits of the shortest one: no two such numbers are the same
 * double.
 */
function writeNumber(writer: ByteWriter, value: number, column: NumericColumn): void {
  if (value > -1e8 && value < 1e8 && !Object.is(value, -0)) {
    for (let nDecimals = 0, power = 1; nDecimals <= 6; nDecimals += 1, power *= 10) {
      const digits = Math.round(value * power);
      if (digits / power === value && (digits !== 0 || value === 0)) {
        writeDecimal(writer, digits, nDecimals);
        return;
      }
    }
  }
  writeNumericText(writer, value, column);
}

function writeNumericText(writer: ByteWriter, value: number, column: NumericColumn): void {
  writeText(writer, numericText(column, value));
}
