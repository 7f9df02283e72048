import type { QuarantinedRow } from '../input/table-read.ts';
import { escapedFormula } from './escaped-formula.ts';
import { inQuotes } from './quoted-text.ts';

const ROWS_A_CHUNK = 4096;

const encoder = new TextEncoder();

/** `quarantine.csv`: the refused rows, each with its line number, the reason and its text as it was read. */
export function* quarantineChunks(
  rows: readonly QuarantinedRow[],
  { escapeFormulas }: { readonly escapeFormulas: boolean },
): Generator<Uint8Array> {
  const field = (text: string) => inQuotes(escapeFormulas ? escapedFormula(text) : text);
  yield encoder.encode('line,reason,text\n');
  for (let from = 0; from < rows.length; from += ROWS_A_CHUNK) {
    const lines = rows
      .slice(from, from + ROWS_A_CHUNK)
      .map(({ line, reason, text }) => `${line},${field(reason)},${field(text)}\n`);
    yield encoder.encode(lines.join(''));
  }
}
