import { sha256Stream } from '../hashing/sha256.ts';
import type { ReadOptions } from '../input/table-read.ts';
import { unknownColumnError } from '../unknown-column.ts';
import { TAB } from './ascii.ts';
import { appendChunk, appendFinalLineEnd, createByteWindow } from './byte-window.ts';
import { createFieldScanner } from './field-scanner.ts';
import { missingSpellings } from './missing-spellings.ts';
import { readHeader } from './read-header.ts';
import type { ReadPlan } from './read-plan.ts';
import { readRows } from './read-rows.ts';
import { emptyFileError } from './refusals.ts';
import { createRowReader, type RowReader } from './row-reader.ts';

/** What one reading of the source found. */
export interface CsvPass {
  readonly reader: RowReader;
  /** Hex SHA-256 of the bytes. */
  readonly digest: string;
  readonly sizeBytes: number;
}

/** So much is moved and read at a time: it fits the processor's cache, whatever the size of a chunk. */
const SLICE_BYTES = 1 << 18;
export const DEFAULT_MAX_ROW_BYTES = 1 << 24;

/**
 * Reads the source once, from its first byte to its last.
 * @throws DataRefusedError for a file that is no table, ConfigurationError for a declared type of no column
 */
export async function readPass(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  plan: ReadPlan,
): Promise<CsvPass> {
  const hash = sha256Stream();
  const window = createByteWindow();
  const scanner = createFieldScanner(options.name);
  const missing = missingSpellings(options.missing);
  const { maxRowBytes = DEFAULT_MAX_ROW_BYTES, types } = options;
  const lineEnds = { lf: 0, crlf: 0, cr: 0 };
  const headerOptions = { delimiter: delimiterByte(options), lineEnds, maxRowBytes };
  let reader: RowReader | undefined;
  let sizeBytes = 0;
  let nBytesArrived = 0;
  let waitForBytes = 0;

  const readWindow = () => {
    if (reader === undefined) {
      const header = readHeader(window, scanner, headerOptions);
      if (header === undefined) return;
      checkDeclaredNames(header.names, options);
      reader = createRowReader({
        ...{ window, scanner, missing, header, lineEnds, maxRowBytes, types, plan },
        sizeBytes: options.sizeBytes ?? 0,
        isShared: options.isShared ?? false,
      });
    }
    reader.nBytesArrived = nBytesArrived;
    readRows(reader);
  };
  for await (const chunk of source) {
    hash.update(chunk);
    sizeBytes += chunk.length;
    for (let from = 0; from < chunk.length && !reader?.isContradicted; from += SLICE_BYTES) {
      appendChunk(window, chunk.subarray(from, from + SLICE_BYTES));
      nBytesArrived = sizeBytes - chunk.length + Math.min(from + SLICE_BYTES, chunk.length);
      const nLeft = window.end - window.start;
      if (nLeft < waitForBytes && nLeft <= maxRowBytes) continue;
      readWindow();
      // A row that is not whole is read again from its start, so wait for twice as much: the work stays
      // linear.
      waitForBytes = 2 * (window.end - window.start);
    }
  }
  appendFinalLineEnd(window);
  readWindow();
  if (reader === undefined) throw emptyFileError(options.name);
  if (!reader.isContradicted && window.start < window.end)
    throw new Error(`${window.end - window.start} bytes at the end of ${options.name} were not read`);
  return { reader, digest: hash.digest(), sizeBytes };
}

/** As given, or as the format says; `null` where it is to be found out. */
export function delimiterByte({
  delimiter,
  format,
}: Pick<ReadOptions, 'delimiter' | 'format'>): number | null {
  if (delimiter !== undefined && delimiter !== null) return delimiter.charCodeAt(0);
  return format === 'tsv' ? TAB : null;
}

function checkDeclaredNames(names: readonly string[], { name: fileName, types }: ReadOptions): void {
  const known = new Set(names);
  for (const declared of Object.keys(types)) {
    if (known.has(declared)) continue;
    throw unknownColumnError({
      option: `data.types.${declared}`,
      name: declared,
      known: names,
      of: fileName,
    });
  }
}
