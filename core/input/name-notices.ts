import type { DistinctNames } from './distinct-names.ts';

const MAX_NAMED = 5;

/** What was done to the names of the columns, a sentence each. `isKept` tells which columns are in the table. */
export function nameNotices(
  { names, ...changed }: DistinctNames,
  isKept: (index: number) => boolean = () => true,
): string[] {
  const unnamed = changed.unnamed.filter(isKept);
  const repeated = changed.repeated.filter(isKept);
  const mended = changed.mended.filter(isKept);
  const listed = (indices: readonly number[]) =>
    indices
      .slice(0, MAX_NAMED)
      .map((index) => `column ${index + 1} "${names[index]}"`)
      .join(', ') + (indices.length > MAX_NAMED ? ` and ${indices.length - MAX_NAMED} more` : '');
  const notices: string[] = [];
  if (unnamed.length > 0)
    notices.push(`The file leaves columns without a name, which got one by their place: ${listed(unnamed)}.`);
  if (repeated.length > 0)
    notices.push(`The file repeats names; the later ones got a number: ${listed(repeated)}.`);
  if (mended.length > 0)
    notices.push(
      `Names of columns hold NUL or half of a surrogate pair, which became U+FFFD: ${listed(mended)}.`,
    );
  return notices;
}
