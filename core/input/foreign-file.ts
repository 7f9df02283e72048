import { DataRefusedError } from '../errors.ts';

const EXPORT = 'Export the table as CSV, Parquet or JSON Lines';
const COMPRESS = 'Unpack it, or compress it with gzip';
const READABLE = 'CSV, TSV, JSON Lines or Parquet, as it is or compressed with gzip or Zstandard';

interface Signature {
  readonly bytes: string;
  readonly at?: number;
  readonly what: string;
  readonly todo: string;
}

/** How files begin that are no table for us; one character a byte. */
const SIGNATURES: readonly Signature[] = [
  { bytes: 'BZh', what: 'a bzip2 archive', todo: COMPRESS },
  { bytes: '\xfd7zXZ\0', what: 'an xz archive', todo: COMPRESS },
  { bytes: '7z\xbc\xaf\x27\x1c', what: 'a 7z archive', todo: COMPRESS },
  { bytes: 'Rar!\x1a', what: 'a RAR archive', todo: COMPRESS },
  { bytes: 'ustar', at: 257, what: 'a tar archive', todo: 'Unpack it, and upload one file' },
  { bytes: 'PARE', what: 'an encrypted Parquet file', todo: 'Write it without encryption' },
  { bytes: 'ARROW1', what: 'an Arrow (Feather) file', todo: EXPORT },
  { bytes: 'FEA1', what: 'a Feather file', todo: EXPORT },
  { bytes: 'ORC', what: 'an ORC file', todo: EXPORT },
  { bytes: 'Obj\x01', what: 'an Avro file', todo: EXPORT },
  { bytes: '\x89HDF', what: 'an HDF5 file', todo: EXPORT },
  { bytes: '\x93NUMPY', what: 'a NumPy array', todo: EXPORT },
  { bytes: 'SQLite format 3\0', what: 'an SQLite database', todo: EXPORT },
  { bytes: '\xd0\xcf\x11\xe0', what: 'an old Excel workbook or another Office document', todo: EXPORT },
  { bytes: '%PDF-', what: 'a PDF document', todo: EXPORT },
  { bytes: '\x89PNG', what: 'a PNG image', todo: EXPORT },
  { bytes: '\xff\xd8\xff', what: 'a JPEG image', todo: EXPORT },
  { bytes: 'GIF8', what: 'a GIF image', todo: EXPORT },
  { bytes: '\x7fELF', what: 'a program', todo: EXPORT },
];

/** @throws DataRefusedError where the first bytes are those of a file that holds no table we read, naming it */
export function refuseForeignBytes(head: Uint8Array, name: string): void {
  const text = Array.from(head.subarray(0, 4096), (byte) => String.fromCharCode(byte)).join('');
  if (text.startsWith('PK\x03\x04') || text.startsWith('PK\x05\x06')) throw zipError(text, name);
  if (head[0] === 0x80 && head[1]! >= 2 && head[1]! <= 5) throw foreignError(name, 'a Python pickle', EXPORT);
  // "BZh" and "ORC" can begin a header line too.
  const found = SIGNATURES.find(({ bytes, at = 0 }) => text.startsWith(bytes, at));
  if (found === undefined || (/^(BZh|ORC|Obj|FEA1|PARE|GIF8)/.test(text) && isLine(text))) return;
  throw foreignError(name, found.what, found.todo);
}

function isLine(text: string): boolean {
  return /^[\t\x20-\x7e]*(\r?\n|$)/.test(text);
}

function zipError(text: string, name: string): DataRefusedError {
  if (text.includes('xl/') || /\.xls[xmb]$/i.test(name))
    return foreignError(name, 'an Excel workbook', 'Save the sheet as CSV UTF-8, and upload that');
  if (text.includes('opendocument.spreadsheet'))
    return foreignError(name, 'an OpenDocument spreadsheet', 'Save the sheet as CSV, and upload that');
  return foreignError(name, 'a zip archive', COMPRESS);
}

const CODE =
  /^(#!|import \w[\w.]*( as \w+)?[ \t]*\r?$|from [\w.]+ import |def \w+\(|# -\*- coding|"""|use strict)/m;
const CODE_NAME = /\.(py|ipynb|r|js|ts|sh|sql|java|cpp|md|ya?ml|toml|html?|xml)$/i;

/** The same for texts. `head` is text whose first blanks are cut away. @throws DataRefusedError */
export function refuseForeignText(head: string, name: string): void {
  if (/^<(!doctype html|html|head|body)\b/i.test(head))
    throw foreignError(name, 'an HTML page', 'It may be an error page or a log-in: download the data again');
  if (/^(<\?xml|<!--)/i.test(head)) throw foreignError(name, 'an XML document', EXPORT);
  if (/^[[]\s*([[{"\d-]|\]|$|true|false|null)/.test(head) && isWholeJsonStart(head, name))
    throw foreignError(
      name,
      'one JSON array',
      "Write one object a line: jq -c '.[]' or pandas' to_json(orient='records', lines=True)",
    );
  const firstLines = head.slice(0, head.indexOf('\n') + 1 || undefined);
  if (CODE.test(firstLines) || (CODE_NAME.test(name) && !firstLines.includes(',')))
    throw foreignError(name, 'a script or a document', EXPORT);
}

/** A header line may begin with a bracket, as `[a],[b]` does; then the name is no JSON's and the line is no JSON. */
function isWholeJsonStart(head: string, name: string): boolean {
  return /\.(json|jsonl|ndjson)$/i.test(name) || /^\[\s*([{[]|\])/.test(head);
}

function foreignError(name: string, what: string, todo: string): DataRefusedError {
  return new DataRefusedError({
    where: name,
    found: `it looks like ${what}`,
    allowed: READABLE,
    todo,
  });
}
