/** The powers of ten that the shortest digits of doubles need: from `10 ** -292` to `10 ** 324`. */
const FIRST_POWER = -292;
const LAST_POWER = 324;

export const SHORTEST_POWERS_BYTES = (LAST_POWER - FIRST_POWER + 1) * 16;

let made: BigUint64Array | undefined;

/**
 * Each power of ten by its 128 highest bits, rounded up: the lower 64, then the higher. Made when it is first asked for, in about
 * half a millisecond, instead of 13 kB of numbers in every bundle.
 */
export function shortestPowers(): BigUint64Array {
  made ??= makePowers();
  return made;
}

function makePowers(): BigUint64Array {
  const words = new BigUint64Array(SHORTEST_POWERS_BYTES / 8);
  const set = (power: number, highest: bigint) => {
    const at = 2 * (power - FIRST_POWER);
    words[at] = highest; // modulo 2 ** 64
    words[at + 1] = highest >> 64n;
  };
  let ten = 1n;
  for (let power = 0; power <= LAST_POWER; power++) {
    const nBits = BigInt(Math.floor(power * Math.log2(10)) + 1);
    set(power, nBits <= 128n ? ten << (128n - nBits) : ((ten - 1n) >> (nBits - 128n)) + 1n);
    if (power > 0 && -power >= FIRST_POWER) set(-power, ((1n << (nBits + 127n)) - 1n) / ten + 1n);
    ten *= 10n;
  }
  return words;
}
