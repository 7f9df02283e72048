import { quotedText } from '../../csv/quoted-text.ts';

/**
 * One line of a CSV file, quoted only where a comma, a quote or a line break asks for it (RFC 4180, but LF).
 */
export function csvLine(cells: readonly (string | number | boolean)[]): string {
  // A number's text is the shortest that reads back as the same double.
  return `${cells.map((cell) => quotedText(String(cell))).join(',')}\n`;
}
