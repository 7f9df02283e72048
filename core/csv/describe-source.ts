import type { ReadOptions } from '../input/table-read.ts';
import { TAB } from './ascii.ts';
import type { RowReader } from './row-reader.ts';

const ENCODINGS = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  latin1: 'Windows-1252',
} as const;

/** What the file was found to be: `CSV, UTF-8, ";" between columns, CRLF`. */
export function describeSource({ scanner, lineEnds }: RowReader, { encoding }: ReadOptions): string {
  const { delimiter } = scanner;
  const format = delimiter === TAB ? 'TSV' : 'CSV';
  const between = delimiter === TAB ? 'tabs' : `"${String.fromCharCode(delimiter)}"`;
  const ends = [
    lineEnds.lf > 0 ? 'LF' : '',
    lineEnds.crlf > 0 ? 'CRLF' : '',
    lineEnds.cr > 0 ? 'CR' : '',
  ].filter((end) => end !== '');
  return `${format}, ${ENCODINGS[encoding ?? 'utf-8']}, ${between} between columns, ${ends.join(' and ')}`;
}
