/** A source of uniform doubles in [0, 1). */
export type RandomSource = () => number;

/**
 * The splitmix32 generator: 32 bits of state, passes the usual batteries, the same on every platform.
 * Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, in its 32-bit variant
 * with the finaliser constants of MurmurHash3.
 */
export function seededGenerator(seed: number): RandomSource {
  let state = seed >>> 0;
  const next32 = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  // 53 bits, as doubles have: 26 from one draw and 27 from the next.
  return () => ((next32() >>> 6) * 0x8000000 + (next32() >>> 5)) / 0x20000000000000;
}

/** A uniform integer in [0, n). */
export function randomInteger(random: RandomSource, n: number): number {
  return Math.floor(random() * n);
}

/** Fisher-Yates, in place. O(n). */
export function shuffle(items: Int32Array, random: RandomSource): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = randomInteger(random, last + 1);
    const item = items[last]!;
    items[last] = items[other]!;
    items[other] = item;
  }
}
