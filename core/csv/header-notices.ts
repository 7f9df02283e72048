import type { HeaderNames } from './name-columns.ts';

const MAX_NAMED = 5;

/** What was done to the names of the columns at `kept`, a sentence each. */
export function headerNotices(header: HeaderNames, isKept: (index: number) => boolean): string[] {
  const { names, areNumbers } = header;
  const unnamed = header.unnamed.filter(isKept);
  const repeated = header.repeated.filter(isKept);
  const notices: string[] = [];
  const listed = (indices: readonly number[]) =>
    indices
      .slice(0, MAX_NAMED)
      .map((index) => `column ${index + 1} "${names[index]}"`)
      .join(', ') + (indices.length > MAX_NAMED ? ` and ${indices.length - MAX_NAMED} more` : '');
  if (unnamed.length > 0) notices.push(`The header leaves columns without a name: ${listed(unnamed)}.`);
  if (repeated.length > 0)
    notices.push(`The header repeats names; the later ones got a number: ${listed(repeated)}.`);
  if (areNumbers)
    notices.push(
      'All names in the header are numbers: if the first line is data, add a line with names above it.',
    );
  return notices;
}
