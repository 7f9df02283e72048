import { appendChunk, appendFinalLineEnd, createByteWindow } from './byte-window.ts';
import { createFieldScanner } from './field-scanner.ts';
import { readHeader } from './read-header.ts';
import { emptyFileError, openQuoteError } from './refusals.ts';

/** The column names of a CSV file; no more of it is read than its header needs. @throws DataRefusedError */
export async function columnNames(source: AsyncIterable<Uint8Array>, fileName: string): Promise<string[]> {
  const window = createByteWindow();
  const scanner = createFieldScanner(fileName);
  for await (const chunk of source) {
    appendChunk(window, chunk);
    const names = readHeader(window, scanner);
    if (names !== undefined) return names;
  }
  appendFinalLineEnd(window);
  const names = readHeader(window, scanner);
  if (names === undefined && scanner.openQuoteLine > 0) throw openQuoteError(fileName, scanner.openQuoteLine);
  if (names === undefined) throw emptyFileError(fileName);
  return names;
}
