import { TAB } from './ascii.ts';
import type { RowReader } from './row-reader.ts';

/** What the text was found to be: `CSV, UTF-8, ";" between columns, CRLF`. */
export function describeSource({ scanner, lineEnds }: RowReader): string {
  const { delimiter } = scanner;
  const format = delimiter === TAB ? 'TSV' : 'CSV';
  const between = delimiter === TAB ? 'tabs' : `"${String.fromCharCode(delimiter)}"`;
  const ends = [
    lineEnds.lf > 0 ? 'LF' : '',
    lineEnds.crlf > 0 ? 'CRLF' : '',
    lineEnds.cr > 0 ? 'CR' : '',
  ].filter((end) => end !== '');
  return `${format}, UTF-8, ${between} between columns, ${ends.join(' and ')}`;
}
