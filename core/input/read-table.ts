import type { Compression } from '../compression/compression-of.ts';
import { readCsv } from '../csv/read-csv.ts';
import { ConflictError } from '../errors.ts';
import { readJsonLines } from '../json-lines/read-json-lines.ts';
import { readParquet } from '../parquet/read/read-parquet.ts';
import { type OpenedInput, openInput } from './open-input.ts';
import type { ReadOptions, TableRead, TextEncoding } from './table-read.ts';

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
  const last = passes.at(-1)!;
  const digests = passes.map((pass) => pass.stored?.digest() ?? read.digest);
  if (digests.some((digest) => digest !== digests.at(-1)))
    throw new ConflictError({
      where: options.name,
      found: 'the file changed while it was being read',
      todo: 'Try again when nobody writes it',
    });
  return {
    ...read,
    digest: digests.at(-1)!,
    sizeBytes: last.stored?.sizeBytes ?? read.sizeBytes,
    source: sourceOf(read.source, last.encoding, last.compression),
    notices: [...last.notices, ...read.notices],
  };
}

function readFormat(
  { format, encoding }: OpenedInput,
  open: () => AsyncIterable<Uint8Array>,
  options: ReadOptions,
): Promise<TableRead> {
  switch (format) {
    case 'parquet':
      return readParquet(open(), options);
    case 'jsonLines':
      return readJsonLines(open, options);
    case 'tsv':
      return readText(open, { ...options, format, delimiter: options.delimiter ?? '\t' });
    case 'csv':
      return readText(open, encoding === 'utf-8' ? options : { ...options, encoding: 'utf-8' });
  }
}

/** The reader of CSV is given UTF-8, whatever the file's encoding. */
async function readText(open: () => AsyncIterable<Uint8Array>, options: ReadOptions): Promise<TableRead> {
  const read: Awaited<ReturnType<typeof readCsv>> & Partial<TableRead> = await readCsv(open, options);
  const { source = options.format === 'tsv' ? 'TSV, UTF-8' : 'CSV, UTF-8', notices = [] } = read;
  return { ...read, source, notices };
}

function sourceOf(source: string, encoding: TextEncoding, compression: Compression | null): string {
  const [format, ...details] = source.split(', ');
  const text = details[0] === 'UTF-8' ? [ENCODING_LABELS[encoding]] : [];
  return [format, ...text, ...(compression === null ? [] : [compression]), ...details.slice(text.length)].join(', ');
}
