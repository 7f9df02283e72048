import { format } from 'd3-format';

export const NOT_AVAILABLE = 'n/a';

const significant = format('.4~r');
const integer = format('.0f');
const groupedInteger = format(',.0f');
const exponential = format('.3~e');
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A number for reading: four significant digits, `n/a` when it is not finite, powers of ten where zeros would be counted. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return NOT_AVAILABLE;
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 1e-4 || size >= 1e7) return powerOfTen(value);
  if (size >= 10_000) return groupedInteger(value);
  // Below 10,000 without a comma: 1978 is as likely a year as an amount.
  return size >= 1_000 || Number.isInteger(value) ? integer(value) : significant(value);
}

export function formatCount(value: number): string {
  if (!Number.isFinite(value)) return NOT_AVAILABLE;
  return value >= 10_000 ? groupedInteger(value) : integer(value);
}

/** A share between 0 and 1 as a percentage; a share that is not 0 never reads as 0. */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return NOT_AVAILABLE;
  if (share > 0 && share < 0.001) return '< 0.1%';
  if (share < 1 && share > 0.999) return '> 99.9%';
  return format('.1~%')(share);
}

/** One number of decimals for numbers that are compared with each other: four digits of their median size. */
export function fixedFormat(values: readonly number[]): (value: number) => string {
  const sizes = values
    .map(Math.abs)
    .filter((size) => Number.isFinite(size) && size > 0)
    .sort((a, b) => a - b);
  const median = sizes[Math.floor(sizes.length / 2)] ?? 1;
  if (median < 1e-4 || median >= 1e7) return formatNumber;
  const decimals = Math.max(0, Math.min(6, 3 - Math.floor(Math.log10(median))));
  const fixed = format(`,.${decimals}f`);
  return (value) => (Number.isFinite(value) ? fixed(value) : NOT_AVAILABLE);
}

function powerOfTen(value: number): string {
  const [mantissa, exponent] = exponential(value).split('e');
  const power = `10${[...exponent!].map(superscript).join('')}`;
  return mantissa === '1' ? power : `${mantissa} × ${power}`;
}

function superscript(character: string): string {
  if (character === '+') return '';
  return character === '-' || character === '−' ? '⁻' : SUPERSCRIPTS[Number(character)]!;
}
