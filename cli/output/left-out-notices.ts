import type { QuarantinedRow } from '../../core/input/table-read.ts';

const SHOWN = 3;

/** Which rows of a file are no rows of its table, a sentence each for the first, and how many there are besides. */
export function leftOutNotices(quarantined: readonly QuarantinedRow[]): string[] {
  const first = quarantined
    .slice(0, SHOWN)
    .map(({ line, reason }) => `Line ${line} is left out: ${sentenceOf(reason)}.`);
  const more = quarantined.length - first.length;
  return more > 0 ? [...first, `${more} more ${more === 1 ? 'row is' : 'rows are'} left out.`] : first;
}

/** Most reasons say what the row does or has; one about a cell is a sentence already: `column x: "abc" is no number`. */
function sentenceOf(reason: string): string {
  return reason.startsWith('column ') ? reason : `it ${reason}`;
}
