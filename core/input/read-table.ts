import type { Compression } from '../compression/compression-of.ts';
import { readCsv } from '../csv/read-csv.ts';
import type { TailOptions } from '../csv/tail/tail-reader.ts';
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
  options: ReadOptions & TailOptions,
): Promise<TableRead> {
  const first = await openInput(open(), options);
  let last = first;
  let nPasses = 0;
  async function* passes() {
    // The first reading goes on where the look at the first bytes left off.
    if (nPasses++ > 0) last = await openInput(open(), options);
    yield* last.bytes;
    if (last.stored.digest !== first.stored.digest) throw changedError(options.name);
  }
  // Another thread reads bytes as they lie in the store.
  const isAsStored = first.compression === null && first.encoding === 'utf-8';
  const tail = isAsStored ? options.tail : undefined;
  const read = await readFormat(first, passes, { ...options, tail });
  const { stored, encoding, compression, notices } = last;
  return {
    ...read,
    digest: stored.digest,
    sizeBytes: stored.sizeBytes,
    source: sourceOf(read.source, encoding, compression),
    notices: [...notices, ...read.notices],
  };
}

/** The readers are given UTF-8, whatever the encoding of a text. */
function readFormat(
  { format }: OpenedInput,
  open: () => AsyncIterable<Uint8Array>,
  options: ReadOptions & TailOptions,
): Promise<FormatRead> {
  switch (format) {
    case 'parquet':
      return readParquet(open(), options);
    case 'jsonLines':
      return readJsonLines(open, options);
    case 'tsv':
      return readCsv(open, { ...options, delimiter: options.delimiter ?? '\t' });
    case 'csv':
      return readCsv(open, options);
  }
}

function changedError(where: string): ConflictError {
  return new ConflictError({
    where,
    found: 'the file changed while it was being read',
    todo: 'Try again when nobody writes it',
  });
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
