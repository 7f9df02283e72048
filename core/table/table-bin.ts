import { DamagedArtefactError } from '../errors.ts';
import { type Column, isNumeric, type Table } from './table.ts';
import { type ColumnHeader, parseTableHeader, TABLE_FORMAT, type TableHeader } from './table-header.ts';

/** The first bytes of a table: a name, a version, and the bytes that transfers in text mode change. */
const MAGIC = Uint8Array.of(0x55, 0x50, 0x4b, 0x54, 0x31, 0x0d, 0x0a, 0x1a); // UPKT1 CR LF SUB
const PREFIX_BYTES = MAGIC.length + 4;

/**
 * A table in chunks of bytes: the magic, the length of the JSON header in bytes (uint32), the header, and each column's
 * raw values (float64) or codes (int32), every part beginning at a multiple of 8; all little-endian. The
 * chunks of the columns are views of them, no copies. O(columns + levels)
 */
export function* tableChunks(table: Table): Generator<Uint8Array> {
  const header = new TextEncoder().encode(JSON.stringify(describe(table)));
  const start = new Uint8Array(align(PREFIX_BYTES + header.length));
  start.set(MAGIC);
  new DataView(start.buffer).setUint32(MAGIC.length, header.length, true);
  start.set(header, PREFIX_BYTES);
  yield start;
  for (const column of table.columns) {
    const { buffer, byteOffset, byteLength } = isNumeric(column) ? column.values : column.codes;
    yield new Uint8Array(buffer, byteOffset, byteLength);
    if (byteLength !== align(byteLength)) yield new Uint8Array(align(byteLength) - byteLength);
  }
}

/**
 * The table that `tableChunks` wrote. The columns are views into `bytes` when those begin at a multiple of 8,
 * else into a copy. `where` names the object in messages. O(codes + levels)
 * @throws DamagedArtefactError when the bytes are not exactly such a table
 */
export function decodeTable(bytes: Uint8Array, where: string): Table {
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const { buffer, byteOffset } = aligned;
  if (bytes.length < PREFIX_BYTES || MAGIC.some((byte, i) => byte !== bytes[i]))
    throw damaged(where, 'no table in the format of this version');
  const headerEnd = PREFIX_BYTES + new DataView(buffer, byteOffset).getUint32(MAGIC.length, true);
  if (headerEnd > bytes.length) throw damaged(where, `a table cut off after ${bytes.length} bytes`);
  const header = parseTableHeader(aligned.subarray(PREFIX_BYTES, headerEnd));
  if (header === undefined) throw damaged(where, 'a table with an unreadable header');

  const { nRows } = header;
  const starts: number[] = [];
  let at = align(headerEnd);
  for (const column of header.columns) {
    starts.push(byteOffset + at);
    at = align(at + cellBytes(column) * nRows);
  }
  if (at !== bytes.length) throw damaged(where, `a table of ${bytes.length} bytes instead of ${at}`);
  const columns = header.columns.map((column, index): Column => {
    const start = starts[index]!;
    if (!('levels' in column)) return { ...column, values: new Float64Array(buffer, start, nRows) };
    const codes = new Int32Array(buffer, start, nRows);
    const nLevels = column.levels.length;
    if (codes.some((code) => code < -1 || code >= nLevels))
      throw damaged(where, `a code without a level in column "${column.name}"`);
    return { ...column, codes };
  });
  return { nRows, columns };
}

function describe({ nRows, columns }: Table): TableHeader {
  return {
    format: TABLE_FORMAT,
    nRows,
    columns: columns.map((column) =>
      isNumeric(column)
        ? { name: column.name, type: column.type }
        : { name: column.name, type: column.type, levels: [...column.levels] },
    ),
  };
}

/** A number takes 8 bytes, a code into levels 4. */
function cellBytes(column: Column | ColumnHeader): number {
  return 'levels' in column ? 4 : 8;
}

function align(offset: number): number {
  return Math.ceil(offset / 8) * 8;
}

function damaged(where: string, found: string): DamagedArtefactError {
  return new DamagedArtefactError({
    where,
    found,
    allowed: `a table in the format ${TABLE_FORMAT}`,
    todo: 'Clean the raw data again to write it anew',
  });
}
