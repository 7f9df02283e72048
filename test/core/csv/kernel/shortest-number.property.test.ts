import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as doubles from './arbitrary-doubles.ts';
import { kernelTexts } from './kernel-texts.ts';

const written = (values: readonly number[]) => kernelTexts(values);
const expected = (values: readonly number[]) =>
  values.map((value) => {
    if (Number.isNaN(value)) return 'missing';
    if (!Number.isFinite(value)) return null;
    return Object.is(value, -0) ? '-0' : String(value);
  });
const withBoth = (value: number) => [value, -value];
const differing = (values: readonly number[]) => {
  const texts = written(values);
  const right = expected(values);
  return values.filter((_, i) => texts[i] !== right[i]);
};

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

/** By the eleven bits of its exponent and the 52 of its mantissa. */
const doubleOf = (exponent: number, mantissa: bigint) =>
  new Float64Array(BigUint64Array.of((BigInt(exponent) << 52n) | mantissa).buffer)[0]!;

describe("the kernel's shortest digits", () => {
  it.each([
    ['any bits', doubles.fromBits],
    ['0 to 1', doubles.uniform],
    ['few digits', doubles.decimal],
    ['a power of two or nearly', doubles.aroundPowerOfTwo],
    ['a power of ten or nearly', doubles.aroundPowerOfTen],
    ['the subnormal kind', doubles.subnormal],
    ['the whole kind', doubles.whole],
    ['few bits', doubles.dyadic],
    ['no size', doubles.special],
  ])('are those of String for numbers of %s, of either sign', (_, numbers) => {
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 100 }), (values) => {
        expect(written(values.flatMap(withBoth))).toEqual(expected(values.flatMap(withBoth)));
      }),
      { numRuns: 200 },
    );
  });

  it('are those of String at every exponent', () => {
    const last = 2n ** 52n - 1n;
    const mantissas = [0n, 1n, 2n, 0x5555555555555n, 0xaaaaaaaaaaaaan, last - 1n, last];
    const values = Array.from({ length: 2047 }, (_, exponent) =>
      mantissas.map((mantissa) => doubleOf(exponent, mantissa)),
    ).flat();
    expect(differing(values)).toEqual([]);
  });

  it('tell on which side of an edge a number is', () => {
    const values = Array.from({ length: 68 }, (_, i) => nearEdges(i - 18)).flat();
    expect(values.length).toBe(68 * 48);
    expect(differing(values)).toEqual([]);
  });

  it('are right where the notation changes, and halfway between two candidates', () => {
    const edges = [
      1e-6,
      1e-7,
      1e15,
      1e16,
      1e17,
      1e20,
      1e21,
      1e22,
      1e100,
      2 ** 31,
      2 ** 53,
      1e8,
      Number.MAX_VALUE,
    ];
    const halfway = [2 ** -24, (2 ** 52 + 1) / 2 ** 10, 5e15 + 0.5, 1.5e15 + 0.125];
    const values = [...edges, ...halfway].flatMap((value) =>
      [-2, -1, 0, 1, 2].map((nSteps) => doubles.steppedFrom(value, nSteps)),
    );
    expect(differing(values.filter(Number.isFinite))).toEqual([]);
  });
});
