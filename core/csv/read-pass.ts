import { DataRefusedError } from '../errors.ts';
import { sha256Stream } from '../hashing/sha256.ts';
import type { ColumnType } from '../table/table.ts';
import { unknownColumnError } from '../unknown-column.ts';
import { appendChunk, appendFinalLineEnd, createByteWindow } from './byte-window.ts';
import { createFieldScanner, type FieldScanner } from './field-scanner.ts';
import { missingSpellings } from './missing-spellings.ts';
import { readHeader } from './read-header.ts';
import { readRows } from './read-rows.ts';
import { emptyFileError, openQuoteError } from './refusals.ts';
import { createRowReader, type RowReader } from './row-reader.ts';

export interface CsvOptions {
  /** The file's name, for messages. */
  readonly name: string;
  /** Spellings of a missing cell, compared exactly, quoted or not. */
  readonly missing: readonly string[];
  /** Types said outright; the others are inferred from every row. */
  readonly types: { readonly [column: string]: ColumnType };
  /**
   * A longer row is a quote that was never closed, or no table; it must not fill the memory. @default 16 MiB
   */
  readonly maxRowBytes?: number;
}

/** What one reading of the source found. */
export interface CsvPass {
  readonly reader: RowReader;
  /** Hex SHA-256 of the bytes. */
  readonly digest: string;
  readonly sizeBytes: number;
}

/** So much is moved and read at a time: it fits the processor's cache, whatever the size of a chunk. */
const SLICE_BYTES = 1 << 18;
const DEFAULT_MAX_ROW_BYTES = 1 << 24;

/**
 * Reads the source once, from its first byte to its last.
 * @throws DataRefusedError for a file that is no table, ConfigurationError for a declared type of no column
 */
export async function readPass(
  source: AsyncIterable<Uint8Array>,
  options: CsvOptions,
  asDictionary: ReadonlySet<string>,
): Promise<CsvPass> {
  const hash = sha256Stream();
  const window = createByteWindow();
  const scanner = createFieldScanner(options.name);
  const missing = missingSpellings(options.missing);
  const { maxRowBytes = DEFAULT_MAX_ROW_BYTES } = options;
  let reader: RowReader | undefined;
  let sizeBytes = 0;
  let waitForBytes = 0;

  const readWindow = () => {
    const names = reader === undefined ? readHeader(window, scanner) : undefined;
    if (names !== undefined) {
      checkDeclaredNames(names, options);
      reader = createRowReader({ window, scanner, missing, names, types: options.types, asDictionary });
    }
    if (reader !== undefined) readRows(reader);
  };
  for await (const chunk of source) {
    hash.update(chunk);
    sizeBytes += chunk.length;
    for (let from = 0; from < chunk.length; from += SLICE_BYTES) {
      appendChunk(window, chunk.subarray(from, from + SLICE_BYTES));
      const nLeft = window.end - window.start;
      if (nLeft < waitForBytes && nLeft <= maxRowBytes) continue;
      readWindow();
      // A row that is not whole is read again from its start, so wait for twice as much: the work stays
      // linear.
      waitForBytes = 2 * (window.end - window.start);
      if (waitForBytes > 2 * maxRowBytes) throw rowTooLongError(scanner, maxRowBytes);
    }
  }
  appendFinalLineEnd(window);
  readWindow();
  if (window.start < window.end && scanner.openQuoteLine > 0)
    throw openQuoteError(options.name, scanner.openQuoteLine);
  if (reader === undefined) throw emptyFileError(options.name);
  return { reader, digest: hash.digest(), sizeBytes };
}

function checkDeclaredNames(names: readonly string[], { name: fileName, types }: CsvOptions): void {
  for (const declared of Object.keys(types)) {
    if (names.includes(declared)) continue;
    throw unknownColumnError({
      option: `data.types.${declared}`,
      name: declared,
      known: names,
      of: fileName,
    });
  }
}

function rowTooLongError(scanner: FieldScanner, maxRowBytes: number): DataRefusedError {
  return new DataRefusedError({
    where: `${scanner.fileName}:${scanner.line}`,
    found: `the row that starts here has not ended after ${maxRowBytes} bytes`,
    allowed: 'shorter rows, with every quote closed',
    todo: 'Look for a quote without its counterpart in this row',
  });
}
