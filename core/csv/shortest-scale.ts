import { POWERS_OF_TEN } from './powers-of-ten.ts';

/** Of doubles that share a binary exponent. */
export interface ShortestScale {
  /** How many decimal places to shift by; -1 where shifting is not exact. */
  readonly places: Int32Array;
  /** `10 ** places` */
  readonly power: Float64Array;
  /** Half the distance between neighbouring doubles, shifted: from 0.5 to below 5. */
  readonly halfGap: Float64Array;
}

const MANTISSA_BITS = 52;
const EXPONENT_BIAS = 1023;

/**
 * By the eleven exponent bits of a double: the shift that makes the distance between neighbouring doubles at least 1 and
 * less than 10. A power of ten is a double without error up to `1e22`, which covers 4.6e-7 to 4.5e15.
 */
export const SHORTEST_SCALE = makeScale();

function makeScale(): ShortestScale {
  const places = new Int32Array(2048).fill(-1);
  const power = new Float64Array(2048);
  const halfGap = new Float64Array(2048);
  for (let bits = 1; bits < EXPONENT_BIAS + MANTISSA_BITS; bits++) {
    const gap = 2 ** (bits - EXPONENT_BIAS - MANTISSA_BITS);
    // Both are exact: a power of two times a power of ten that is a double without error.
    const nPlaces = POWERS_OF_TEN.findIndex((ten) => gap * ten >= 1);
    if (nPlaces === -1) continue;
    places[bits] = nPlaces;
    power[bits] = POWERS_OF_TEN[nPlaces]!;
    halfGap[bits] = (gap * power[bits]!) / 2;
  }
  return { places, power, halfGap };
}
