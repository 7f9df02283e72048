import { quotedExample } from './quoted-example.ts';

/** A double holds every whole number of so many digits, zeros at the end not counted, and its shortest text has at most so many. */
const MAX_EXACT_DIGITS = 15;
const MAX_SHORTEST_DIGITS = 17;
/** Numbers of fewer digits are in a double's range. */
const MIN_OVERFLOW_DIGITS = 309;
const [TAB, SPACE, PLUS, MINUS, ZERO] = [0x09, 0x20, 0x2b, 0x2d, 0x30];

/**
 * Whether a text spells a whole number, without point and exponent, that does not survive as a double: the shortest text of
 * the nearest double is another whole number. 9007199254740992 survives; 9007199254740993 and 2^60 do not. O(length)
 */
export function isLongWhole(text: string): boolean {
  let at = 0;
  while (isBlank(text.charCodeAt(at))) at++;
  const sign = text.charCodeAt(at);
  if (sign === MINUS || sign === PLUS) at++;
  while (text.charCodeAt(at) === ZERO) at++;
  const start = at;
  let significantEnd = at;
  for (; isDigit(text.charCodeAt(at)); at++) if (text.charCodeAt(at) !== ZERO) significantEnd = at + 1;
  const nDigits = at - start;
  const nSignificant = significantEnd - start;
  if (nDigits <= MAX_EXACT_DIGITS || (nSignificant <= MAX_EXACT_DIGITS && nDigits < MIN_OVERFLOW_DIGITS))
    return false;
  const end = at;
  while (isBlank(text.charCodeAt(at))) at++;
  if (at < text.length) return false;
  if (nSignificant > MAX_SHORTEST_DIGITS) return true;
  // Of two such near numbers, equal digits mean an equal number: the zeros at the end need no comparison.
  const shortest = String(Number(text.slice(start, end)));
  return text.slice(start, significantEnd) !== shortest.replace('.', '').replace(/e.*$|0+$/, '');
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** Of what lies beyond the end, NaN, it is false. */
function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9;
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
