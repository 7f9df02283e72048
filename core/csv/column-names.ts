import { emptyFileError } from '../input/refusals.ts';
import { DEFAULT_MAX_ROW_BYTES } from '../input/table-read.ts';
import { appendChunk, appendFinalLineEnd, createByteWindow } from './byte-window.ts';
import { createFieldScanner } from './field-scanner.ts';
import { readHeader } from './read-header.ts';
import { delimiterByte } from './read-pass.ts';

/**
 * The column names of a CSV file, as `readCsv` calls them; no more of it is read than its header needs.
 * @throws DataRefusedError
 */
export async function columnNames(
  source: AsyncIterable<Uint8Array>,
  fileName: string,
  delimiter: string | null = null,
): Promise<readonly string[]> {
  const window = createByteWindow();
  const scanner = createFieldScanner(fileName);
  const options = {
    delimiter: delimiterByte({ delimiter }),
    lineEnds: { lf: 0, crlf: 0, cr: 0 },
    maxRowBytes: DEFAULT_MAX_ROW_BYTES,
  };
  for await (const chunk of source) {
    appendChunk(window, chunk);
    const header = readHeader(window, scanner, options);
    if (header !== undefined) return header.names;
  }
  appendFinalLineEnd(window);
  const header = readHeader(window, scanner, options);
  if (header === undefined) throw emptyFileError(fileName);
  return header.names;
}
