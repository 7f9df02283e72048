import type { QuarantinedRow } from '../input/table-read.ts';

/** From this share of the rows on, how the file is read is more likely at fault than its rows. */
const MANY = 0.1;
const NOT_UTF8 = 'not valid UTF-8';

interface ReadRows {
  readonly nRowsRead: number;
  readonly quarantined: readonly QuarantinedRow[];
}

/**
 * What is to be told first of a file of which many rows were set aside, with the commonest reason, and what helps where rows
 * are not in UTF-8. O(quarantined rows)
 */
export function quarantineNotices({ nRowsRead, quarantined }: ReadRows): string[] {
  return [...manyNotice(nRowsRead, quarantined), ...encodingNotice(quarantined)];
}

function manyNotice(nRowsRead: number, quarantined: readonly QuarantinedRow[]): string[] {
  const n = quarantined.length;
  if (n === 0 || n <= MANY * nRowsRead) return [];
  const { line, reason, count } = commonest(quarantined);
  const share = Math.floor((100 * n) / nRowsRead);
  const why = `${count === n ? 'the reason' : `the commonest reason, of ${count}`}, as on line ${line}`;
  return [`ATTENTION: ${n} of ${nRowsRead} rows (${share} %) are left out; ${why}: ${reason}.`];
}

/** Reasons that differ in what they quote or count only are one. The first of equally common ones wins. */
function commonest(quarantined: readonly QuarantinedRow[]): QuarantinedRow & { readonly count: number } {
  const kinds = new Map<string, { row: QuarantinedRow; count: number }>();
  for (const row of quarantined) {
    const kind = row.reason.replaceAll(/"(?:[^"\\]|\\.)*"|\b\d+\b/g, '');
    const known = kinds.get(kind);
    if (known === undefined) kinds.set(kind, { row, count: 1 });
    else known.count++;
  }
  const [first] = [...kinds.values()].sort((a, b) => b.count - a.count);
  return { ...first!.row, count: first!.count };
}

function encodingNotice(quarantined: readonly QuarantinedRow[]): string[] {
  const n = quarantined.filter(({ reason }) => reason.endsWith(NOT_UTF8)).length;
  if (n === 0) return [];
  const rows = n === 1 ? '1 row is' : `${n} rows are`;
  return [
    `${rows} not valid UTF-8. If the file comes from a program for Windows, set data.encoding: latin1.`,
  ];
}
