import { ZERO } from './ascii.ts';

const GROUP = 10_000;

/** `0000`, `0001`, … `9999`: four characters each. */
const FOUR_DIGITS = new Uint8Array(4 * GROUP);
for (let n = 0; n < GROUP; n++) {
  FOUR_DIGITS[4 * n] = ZERO + Math.floor(n / 1000);
  FOUR_DIGITS[4 * n + 1] = ZERO + (Math.floor(n / 100) % 10);
  FOUR_DIGITS[4 * n + 2] = ZERO + (Math.floor(n / 10) % 10);
  FOUR_DIGITS[4 * n + 3] = ZERO + (n % 10);
}

/** The eight last digits of a whole number below `2 ** 31`, with leading zeros. Answers where they end. */
export function writeEightDigits(bytes: Uint8Array, at: number, n: number): number {
  const high = (n / GROUP) | 0;
  writeFourDigits(bytes, at, high);
  return writeFourDigits(bytes, at + 4, n - high * GROUP);
}

/** A whole number below 10,000 in four digits. Answers where they end. */
export function writeFourDigits(bytes: Uint8Array, at: number, n: number): number {
  const from = n << 2;
  bytes[at] = FOUR_DIGITS[from]!;
  bytes[at + 1] = FOUR_DIGITS[from + 1]!;
  bytes[at + 2] = FOUR_DIGITS[from + 2]!;
  bytes[at + 3] = FOUR_DIGITS[from + 3]!;
  return at + 4;
}

/** A whole number from 0 to `2 ** 31 - 1` in as many digits as it has. Answers where they end. */
export function writeWhole(bytes: Uint8Array, at: number, n: number): number {
  if (n < 10) {
    bytes[at] = ZERO + n;
    return at + 1;
  }
  let end = at + 1;
  for (let rest = n; rest >= 10; rest = (rest / 10) | 0) end++;
  for (let to = end - 1, rest = n; to >= at; to--) {
    const tenth = (rest / 10) | 0;
    bytes[to] = ZERO + (rest - tenth * 10);
    rest = tenth;
  }
  return end;
}
