const LOW_FACTOR = 0x9e3779b1n;
const HIGH_FACTOR = 0x85ebca77n;
const TWO_TO_32 = 2n ** 32n;

/** Different numbers, all of whose hash of 32 bits in core/profile/distinct-sample.ts is 0. */
export function collidingNumbers(n: number): Float64Array {
  let inverse = 1n;
  // Newton's iteration doubles the right bits.
  for (let i = 0; i < 6; i++) inverse = (inverse * (2n - LOW_FACTOR * inverse)) & (TWO_TO_32 - 1n);
  const view = new DataView(new ArrayBuffer(8));
  return Float64Array.from({ length: n }, (_, i) => {
    const high = 0x40500000n + 7n * BigInt(i);
    const low = ((TWO_TO_32 - high) * HIGH_FACTOR * inverse) % TWO_TO_32;
    view.setUint32(0, Number(high));
    view.setUint32(4, Number(low));
    return view.getFloat64(0);
  });
}
