import { checkDeclaredNames } from '../input/check-declared-names.ts';
import { emptyFileError } from '../input/refusals.ts';
import { refuseLargeTable, type TableContents } from '../input/table-memory.ts';
import { DEFAULT_MAX_ROW_BYTES, type ReadOptions } from '../input/table-read.ts';
import { appendChunk, appendFinalLineEnd, createByteWindow } from './byte-window.ts';
import { createFieldScanner } from './field-scanner.ts';
import { missingSpellings } from './missing-spellings.ts';
import { readHeader } from './read-header.ts';
import type { ReadPlan } from './read-plan.ts';
import { readRows } from './read-rows.ts';
import { createRowReader, type RowReader } from './row-reader.ts';
import type { TailOptions } from './tail/tail-reader.ts';
import { createTailSeam } from './tail/tail-seam.ts';

/** So much is moved and read at a time: it fits the processor's cache, whatever the size of a chunk. */
const SLICE_BYTES = 1 << 18;

/**
 * Reads the source once, from its first byte to its last.
 * @throws DataRefusedError for a file that is no table, ConfigurationError for a declared type of no column
 */
export async function readPass(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions & TailOptions,
  plan: ReadPlan,
): Promise<RowReader> {
  const window = createByteWindow();
  const scanner = createFieldScanner(options.name);
  const missing = missingSpellings(options.missing);
  const { maxRowBytes = DEFAULT_MAX_ROW_BYTES, types, maxTableBytes } = options;
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
        isShared: options.isShared === true || options.tail !== undefined,
      });
    }
    reader.nBytesArrived = nBytesArrived;
    readRows(reader);
    if (maxTableBytes !== undefined)
      refuseLargeTable(gatheredContents(reader), { name: options.name, maxBytes: maxTableBytes });
  };
  const seam = createTailSeam(options, { maxRowBytes });
  let isLeft = false;
  for await (const chunk of source) {
    const chunkAt = sizeBytes;
    sizeBytes += chunk.length;
    for (let from = 0; from < chunk.length && !reader?.isContradicted && !isLeft; ) {
      const next = Math.min(from + SLICE_BYTES, chunk.length);
      const cut = (await seam.cutBefore(chunkAt + next)) - chunkAt;
      const to = Math.min(next, cut);
      appendChunk(window, chunk.subarray(from, to));
      nBytesArrived = chunkAt + to;
      from = to;
      const nLeft = window.end - window.start;
      if (nLeft < waitForBytes && nLeft <= maxRowBytes && to < cut) continue;
      readWindow();
      // A row that is not whole is read again from its start, so wait for twice as much: the work stays
      // linear.
      waitForBytes = 2 * (window.end - window.start);
      if (to === cut) isLeft = seam.leave(reader!);
      else if (reader !== undefined) seam.order(reader, nBytesArrived);
    }
  }
  // By now the rest was counted and hashed on its way.
  if (isLeft && !(await seam.join(reader!))) reader!.lacksTail = true;
  appendFinalLineEnd(window);
  readWindow();
  if (reader === undefined) throw emptyFileError(options.name);
  if (!reader.isContradicted && window.start < window.end)
    throw new Error(`${window.end - window.start} bytes at the end of ${options.name} were not read`);
  return reader;
}

/** `null` where it is to be found out. */
export function delimiterByte({ delimiter = null }: Pick<ReadOptions, 'delimiter'>): number | null {
  return delimiter === null ? null : delimiter.charCodeAt(0);
}

function gatheredContents({ nRows, columns }: RowReader): TableContents {
  let nTextColumns = 0;
  let nLevels = 0;
  let levelBytes = 0;
  for (const { dictionary } of columns) {
    if (dictionary === null) continue;
    nTextColumns++;
    nLevels += dictionary.nLevels;
    levelBytes += dictionary.offsets[dictionary.nLevels]!;
  }
  return { nRows, nNumericColumns: columns.length - nTextColumns, nTextColumns, nLevels, levelBytes };
}
