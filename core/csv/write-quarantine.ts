import type { QuarantinedRow } from '../input/table-read.ts';
import { inQuotes } from './quoted-text.ts';

/** `quarantine.csv`: the refused rows, each with its line number, the reason and its text as it was read. */
export function encodeQuarantine(rows: readonly QuarantinedRow[]): string {
  const lines = rows.map(({ line, reason, text }) => `${line},${inQuotes(reason)},${inQuotes(text)}\n`);
  return `line,reason,text\n${lines.join('')}`;
}
