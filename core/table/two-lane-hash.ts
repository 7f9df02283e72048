/**
 * A 64-bit hash in two lanes of 32 bits that feed each other: the round and the finaliser of
 * MurmurHash3_x86_128 (Appleby, public domain), cut down from four lanes to two.
 */
interface TwoLanes {
  readonly low: number;
  readonly high: number;
}

/** The low lane after one more word; `other` is the high lane. */
export function mixLow(lane: number, word: number, other: number): number {
  const scrambled = Math.imul(rotate(Math.imul(word, 0x239b961b), 15), 0xab0e9789);
  return (Math.imul((rotate(lane ^ scrambled, 19) + other) | 0, 5) + 0x561ccd1b) | 0;
}

/** The high lane after one more word; `other` is the low lane. */
export function mixHigh(lane: number, word: number, other: number): number {
  const scrambled = Math.imul(rotate(Math.imul(word, 0xab0e9789), 16), 0x38b34ae5);
  return (Math.imul((rotate(lane ^ scrambled, 17) + other) | 0, 5) + 0x0bcaa747) | 0;
}

/** 53 bits of the finished hash as a double in [0, 1). */
export function finishHash(low: number, high: number): number {
  const a = avalanche((low + high) | 0);
  const b = avalanche((high + a) | 0);
  return ((avalanche((a + b) | 0) >>> 6) * 2 ** 27 + (b >>> 5)) / 2 ** 53;
}

/** Hash of a text by its UTF-16 code units. */
export function textHash(text: string): TwoLanes {
  let low = text.length;
  let high = 0x52dce729;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = mixLow(low, unit, high);
    high = mixHigh(high, unit, low);
  }
  return { low: avalanche((low + high) | 0), high: avalanche((high ^ rotate(low, 13)) | 0) };
}

function rotate(word: number, nBits: number): number {
  return (word << nBits) | (word >>> (32 - nBits));
}

/** Every bit of the result depends on every bit of the word: the finaliser of MurmurHash3. */
function avalanche(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
