import type { QuarantinedRow } from '../../core/input/table-read.ts';

const SHOWN = 3;

/** Which rows of a file are no rows of its table, a sentence each for the first, and how many there are besides. */
export function leftOutNotices(quarantined: readonly QuarantinedRow[]): string[] {
  const first = quarantined
    .slice(0, SHOWN)
    .map(({ line, reason }) => `Line ${line} is left out: it ${reason}.`);
  const more = quarantined.length - first.length;
  return more > 0 ? [...first, `${more} more ${more === 1 ? 'row is' : 'rows are'} left out.`] : first;
}
