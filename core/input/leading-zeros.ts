import { quotedExample } from './quoted-example.ts';

const LEADING_ZERO = /^[ \t]*[+-]?0\d/;

/**
 * A sentence about texts such as `00017` of a column that is read as numbers: they may be codes, whose zeros count. O(texts)
 */
export function leadingZerosNotice(
  column: string,
  texts: readonly string[],
  counts: ArrayLike<number>,
): string[] {
  let count = 0;
  let example = '';
  for (let code = 0; code < texts.length; code++) {
    if (counts[code] === 0 || !LEADING_ZERO.test(texts[code]!)) continue;
    if (count === 0) example = texts[code]!;
    count += counts[code]!;
  }
  if (count === 0) return [];
  return [
    `Column ${column} holds texts with leading zeros (${count}, such as ${quotedExample(example)}), read as numbers: data.types: {${column}: text} keeps the zeros.`,
  ];
}
