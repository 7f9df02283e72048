import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SHORTEST_BYTES, writeShortest } from '../../../core/csv/write-shortest.ts';
import { writtenText } from './written-bytes.ts';

const written = (value: number) => writtenText((bytes, at) => writeShortest(bytes, at, value));
const expected = (value: number) => (Object.is(value, -0) ? '-0' : String(value));

const fromBits = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((bits) => {
  return new Float64Array(BigUint64Array.of(bits).buffer)[0]!;
});
const uniform = fc.integer({ min: 0, max: 2 ** 53 - 1 }).map((n) => n / 2 ** 53);
/** Of 1 to 17 digits, of any size in which they are written without an exponent, and somewhat beyond. */
const decimal = fc
  .tuple(fc.integer({ min: 1, max: 17 }), uniform, fc.integer({ min: -9, max: 23 }))
  .map(([nDigits, fraction, exponent]) =>
    Number(`${fraction.toExponential(nDigits - 1).split('e')[0]}e${exponent}`),
  );
const aroundPowerOfTwo = fc
  .tuple(fc.integer({ min: -1074, max: 1023 }), fc.integer({ min: -3, max: 3 }))
  .map(([exponent, nSteps]) => steppedFrom(2 ** exponent, nSteps));
const aroundPowerOfTen = fc
  .tuple(fc.integer({ min: -10, max: 23 }), fc.integer({ min: -3, max: 3 }))
  .map(([exponent, nSteps]) => steppedFrom(Number(`1e${exponent}`), nSteps));
const subnormal = fc.bigInt({ min: 1n, max: 2n ** 52n - 1n }).map((bits) => Number(bits) * 5e-324);
const whole = fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.integer({ min: -20, max: 20 }));

function steppedFrom(value: number, nSteps: number): number {
  const bits = new BigInt64Array(Float64Array.of(value).buffer);
  bits[0]! += BigInt(nSteps);
  return new Float64Array(bits.buffer)[0]!;
}

/**
 * Doubles from `2 ** exponent` on of which the middle to a neighbour, shifted, is next to a multiple of ten: `10 * r` over
 * a power of two away from it, found by the inverse of a power of five. On which side it is decides about a digit.
 */
function nearEdges(exponent: number): number[] {
  const gapBits = 52 - exponent;
  const nPlaces = Math.ceil(gapBits * Math.log10(2));
  const modulus = 1n << BigInt(gapBits + 2 - nPlaces);
  const inverse = inverseOf(5n ** BigInt(nPlaces - 1), modulus);
  return [1n, -1n, 3n, -3n, 5n, -5n].flatMap((r) => {
    const middle = (((r * inverse) % modulus) + modulus) % modulus; // odd
    const above = middle + ((2n ** 53n - middle + modulus - 1n) / modulus) * modulus;
    return [0n, 1n, 2n, 3n].flatMap((n) => {
      const lower = Number((above + n * modulus - 1n) / 2n);
      return [lower, lower + 1].map((mantissa) => mantissa * 2 ** -gapBits);
    });
  });
}

/** Of an odd number modulo a power of two, by Newton's iteration. */
function inverseOf(odd: bigint, modulus: bigint): bigint {
  let inverse = 1n;
  for (let i = 0; i < 8; i++) inverse = (inverse * (2n - odd * inverse)) % modulus;
  return ((inverse % modulus) + modulus) % modulus;
}

describe('writeShortest', () => {
  it.each([
    ['any bits', fromBits],
    ['from 0 to 1', uniform],
    ['of few digits', decimal],
    ['next to powers of two', aroundPowerOfTwo],
    ['next to powers of ten', aroundPowerOfTen],
    ['subnormal', subnormal],
    ['whole', whole],
  ])('writes numbers %s as String does, with either sign', (_, numbers) => {
    fc.assert(
      fc.property(numbers, (value) => {
        expect(written(value)).toBe(expected(value));
        expect(written(-value)).toBe(expected(-value));
        expect(expected(-value).length).toBeLessThanOrEqual(MAX_SHORTEST_BYTES);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    0,
    -0,
    1e-6,
    steppedFrom(1e-6, -1),
    2 ** 31,
    -(2 ** 31),
    2 ** 52 - 0.5,
    2 ** 53,
    2 ** 53 + 2,
    1e21,
    1e22,
    5e-324,
    Number.MAX_VALUE,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ])('writes %d', (value) => {
    expect(written(value)).toBe(expected(value));
  });

  it('tells on which side of an edge a number is, and leaves to String what it cannot tell', () => {
    const values = Array.from({ length: 68 }, (_, i) => nearEdges(i - 18)).flat();
    expect(values.length).toBe(68 * 48);
    expect(values.filter((value) => written(value) !== String(value))).toEqual([]);
  });

  it('writes the powers of two, which are nearer to the number below than to the one above', () => {
    const powers = Array.from({ length: 110 }, (_, i) => 2 ** (i - 40));
    expect(powers.filter((value) => written(value) !== String(value))).toEqual([]);
  });

  // Halfway, in exact arithmetic, between two shortest candidates, or on the edge of what reads back.
  it.each([
    2 ** -24,
    (2 ** 52 + 1) / 2 ** 10,
    5e15 + 0.5,
    1.5e15 + 0.125,
  ])('is in no doubt at %d', (value) => {
    expect(written(value)).toBe(String(value));
  });

  it('needs no more room than it says', () => {
    for (const value of [-0.1 / 81_000, -1e-300 / 3, -(1e15 / 81)]) {
      const bytes = new Uint8Array(MAX_SHORTEST_BYTES);
      const end = writeShortest(bytes, 0, value);
      expect(new TextDecoder().decode(bytes.subarray(0, end))).toBe(String(value));
    }
  });
});
