import type { Compression } from '../compression/compression-of.ts';
import { readCsv } from '../csv/read-csv.ts';
import { ConflictError } from '../errors.ts';
import { readJsonLines } from '../json-lines/read-json-lines.ts';
import { readParquet } from '../parquet/read/read-parquet.ts';
import { type OpenedInput, openInput } from './open-input.ts';
import type { FormatRead, ReadOptions, TableRead, TextEncoding } from './table-read.ts';

const ENCODING_LABELS = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  latin1: 'Windows-1252',
} as const satisfies Record<TextEncoding, string>;

/**
 * Reads a file of any format into typed columns: CSV, TSV, JSON Lines or Parquet, as it is or compressed with gzip or Zstandard, text
 * in UTF-8, UTF-16 or Windows-1252. The same data gives the same table, whatever the format: a text is read as it would be in a
 * cell of CSV. `docs/input.md` has what happens to files with defects.
 *
 * `open` is called again where the format's reader needs a second look.
 * @throws DataRefusedError when the file is no table, or cells do not fit their column
 * @throws ConfigurationError when a type is declared for a column that does not exist
 * @throws ConflictError when the source changed between two readings
 */
export async function readTable(
  open: () => AsyncIterable<Uint8Array>,
  options: ReadOptions,
): Promise<TableRead> {
  const first = await openInput(open(), options);
  const passes = [first];
  async function* reopened() {
    // The first reading goes on where the look at the first bytes left off.
    const pass = passes.length === 1 && !isTaken ? first : await openInput(open(), options);
    if (pass !== first) passes.push(pass);
    isTaken = true;
    yield* pass.bytes;
  }
  let isTaken = false;
  const read = await readFormat(first, reopened, options);
  const digests = new Set(passes.map((pass) => pass.stored?.digest() ?? read.digest));
  const { stored, encoding, compression, notices } = passes.at(-1)!;
  if (digests.size > 1)
    throw new ConflictError({
      where: options.name,
      found: 'the file changed while it was being read',
      todo: 'Try again when nobody writes it',
    });
  return {
    ...read,
    digest: [...digests][0]!,
    sizeBytes: stored?.sizeBytes ?? read.sizeBytes,
    source: sourceOf(read.source, encoding, compression),
    notices: [...notices, ...read.notices],
  };
}

/** A digest of the bytes that the reader was given, of the one reader that makes one. */
type Digested = FormatRead & { readonly digest: string; readonly sizeBytes: number };

function readFormat(
  { format }: OpenedInput,
  open: () => AsyncIterable<Uint8Array>,
  options: ReadOptions,
): Promise<Digested> {
  switch (format) {
    case 'parquet':
      return undigested(readParquet(open(), options));
    case 'jsonLines':
      return undigested(readJsonLines(open, options));
    case 'tsv':
      return readText(open, { ...options, delimiter: options.delimiter ?? '\t' }, 'TSV');
    case 'csv':
      return readText(open, options, 'CSV');
  }
}

/** Of these formats the stored bytes are hashed on their way. */
async function undigested(read: Promise<FormatRead>): Promise<Digested> {
  return { ...(await read), digest: '', sizeBytes: 0 };
}

/** The reader of CSV is given UTF-8, whatever the file's encoding. */
async function readText(
  open: () => AsyncIterable<Uint8Array>,
  options: ReadOptions,
  label: string,
): Promise<Digested> {
  const read: Awaited<ReturnType<typeof readCsv>> & Partial<TableRead> = await readCsv(open, {
    ...options,
    encoding: 'utf-8',
  } as ReadOptions);
  const { source = `${label}, UTF-8`, notices = [] } = read;
  return { ...read, source, notices };
}

function sourceOf(source: string, encoding: TextEncoding, compression: Compression | null): string {
  const [format, ...details] = source.split(', ');
  const text = details[0] === 'UTF-8' ? [ENCODING_LABELS[encoding]] : [];
  return [
    format,
    ...text,
    ...(compression === null ? [] : [compression]),
    ...details.slice(text.length),
  ].join(', ');
}
