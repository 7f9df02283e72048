import { quotedExample } from './quoted-example.ts';

/** A double holds every whole number of so many digits. */
const MAX_EXACT_DIGITS = 15;
const WHOLE = /^[\t ]*[+-]?(\d+)[\t ]*$/;

/**
 * Whether a text spells a whole number, without point and exponent, that does not survive as a double: the shortest text of
 * the nearest double is another whole number. 9007199254740992 survives; 9007199254740993 and 2^60 do not. O(length)
 */
export function isLongWhole(text: string): boolean {
  if (text.length <= MAX_EXACT_DIGITS) return false;
  const digits = WHOLE.exec(text)?.[1]?.replace(/^0+/, '') ?? '';
  if (digits.length <= MAX_EXACT_DIGITS) return false;
  // Of two such near numbers, equal digits mean an equal number: the zeros at the end need no comparison.
  return withoutZeros(digits) !== withoutZeros(String(Number(digits)).replace('.', '').replace(/e.*$/, ''));
}

function withoutZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}

export interface LongWholes {
  readonly column: string;
  readonly count: number;
  readonly example: string;
}

/** What became of whole numbers that do not survive as doubles, in a sentence. */
export function longWholeNotice({ column, count, example }: LongWholes, outcome: 'rounded' | 'text'): string {
  const what = `Column ${column} holds whole numbers that a double cannot hold (${count}, such as ${quotedExample(example)})`;
  return outcome === 'rounded'
    ? `${what}: they are rounded to the nearest one.`
    : `${what}: it is read as text, so that no digit is lost.`;
}

/** The texts of a column that are such numbers; undefined where there are none. O(levels) */
export function longWholesOf(
  column: string,
  levels: readonly string[],
  counts: ArrayLike<number>,
): LongWholes | undefined {
  let count = 0;
  let example = '';
  for (let level = 0; level < levels.length; level++) {
    if (counts[level] === 0 || !isLongWhole(levels[level]!)) continue;
    if (count === 0) example = levels[level]!;
    count += counts[level]!;
  }
  return count === 0 ? undefined : { column, count, example };
}
