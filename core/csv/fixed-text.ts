const MANTISSA_BITS = 52;
const EXPONENT_BIAS = 1023;

/** The most bytes of `fixedText`: the largest double has 309 digits before the point. */
export const MAX_FIXED_BYTES = 326;

/**
 * A number with `nDecimals` decimals, 0 to 15: the exact value of the double rounded to nearest, a tie to even, as `%.6f` of C and
 * Python does. In integers of any length. What is not finite is written as `String` does.
 */
export function fixedText(value: number, nDecimals: number): string {
  if (!Number.isFinite(value)) return String(value);
  const { mantissa, exponent, isNegative } = partsOf(value);
  const scaled = mantissa * 10n ** BigInt(nDecimals);
  const digits = (
    exponent >= 0 ? scaled << BigInt(exponent) : shiftRight(scaled, BigInt(-exponent))
  ).toString();
  const padded = digits.padStart(nDecimals + 1, '0');
  const point = padded.length - nDecimals;
  const text = nDecimals === 0 ? padded : `${padded.slice(0, point)}.${padded.slice(point)}`;
  return isNegative ? `-${text}` : text;
}

/** `value = ± mantissa * 2 ** exponent` */
function partsOf(value: number): { mantissa: bigint; exponent: number; isNegative: boolean } {
  const bits = new BigUint64Array(Float64Array.of(value).buffer)[0]!;
  const fraction = bits & ((1n << BigInt(MANTISSA_BITS)) - 1n);
  const biased = Number(bits >> BigInt(MANTISSA_BITS)) & 0x7ff;
  const mantissa = biased === 0 ? fraction : fraction | (1n << BigInt(MANTISSA_BITS));
  return {
    mantissa,
    exponent: Math.max(biased, 1) - EXPONENT_BIAS - MANTISSA_BITS,
    isNegative: bits >> 63n === 1n,
  };
}

function shiftRight(value: bigint, nBits: bigint): bigint {
  const quotient = value >> nBits;
  const twice = (value - (quotient << nBits)) << 1n;
  const whole = 1n << nBits;
  const up = twice > whole || (twice === whole && (quotient & 1n) === 1n);
  return up ? quotient + 1n : quotient;
}
