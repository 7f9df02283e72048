import fc from 'fast-check';

export const fromBits = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((bits) => {
  return new Float64Array(BigUint64Array.of(bits).buffer)[0]!;
});
export const uniform = fc.integer({ min: 0, max: 2 ** 53 - 1 }).map((n) => n / 2 ** 53);
/** Of 1 to 17 digits, of any size in which they are written without an exponent, and somewhat beyond. */
export const decimal = fc
  .tuple(fc.integer({ min: 1, max: 17 }), uniform, fc.integer({ min: -9, max: 23 }))
  .map(([nDigits, fraction, exponent]) =>
    Number(`${fraction.toExponential(nDigits - 1).split('e')[0]}e${exponent}`),
  );
export const aroundPowerOfTwo = fc
  .tuple(fc.integer({ min: -1074, max: 1023 }), fc.integer({ min: -3, max: 3 }))
  .map(([exponent, nSteps]) => steppedFrom(2 ** exponent, nSteps));
export const aroundPowerOfTen = fc
  .tuple(fc.integer({ min: -323, max: 308 }), fc.integer({ min: -3, max: 3 }))
  .map(([exponent, nSteps]) => steppedFrom(Number(`1e${exponent}`), nSteps));
export const subnormal = fc.bigInt({ min: 1n, max: 2n ** 52n - 1n }).map((bits) => Number(bits) * 5e-324);
export const whole = fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.integer({ min: -20, max: 20 }));
/** Halfway between two numbers of few decimals, or the double next to that. */
export const tie = fc
  .tuple(
    fc.integer({ min: -20_000_000, max: 20_000_000 }),
    fc.integer({ min: 0, max: 16 }),
    fc.integer({ min: -1, max: 1 }),
  )
  .map(([odd, nDecimals, nSteps]) => steppedFrom((2 * odd + 1) / 2 / 10 ** nDecimals, nSteps));
export const dyadic = fc
  .tuple(fc.integer(), fc.integer({ min: 1, max: 40 }))
  .map(([n, exponent]) => n / 2 ** exponent);
export const special = fc.constantFrom(
  0,
  -0,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
  5e-324,
);

/** Every kind of double. */
export const double = fc.oneof(
  fromBits,
  uniform,
  decimal,
  aroundPowerOfTwo,
  aroundPowerOfTen,
  subnormal,
  whole,
  tie,
  dyadic,
  special,
);

export function steppedFrom(value: number, nSteps: number): number {
  const bits = new BigInt64Array(Float64Array.of(value).buffer);
  bits[0]! += BigInt(nSteps);
  return new Float64Array(bits.buffer)[0]!;
}
