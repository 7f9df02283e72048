/**
 * The table of core/profile/distinct-sample.ts: a value and its count in each slot. It has a power of two of slots, about twice as
 * many as values, so that a search ends soon. `depth` zero bits begin the hash of whatever is in it: 32 bits that are soon made,
 * and then 64 that no two numbers share, so that deepening always ends, whatever the numbers are.
 */

/** Addresses in this order, 4 bytes each, and what is known of the table. */
class Sample {
  /** 8 bytes a slot. */
  values: u32;
  /** 4 bytes a slot, 0 where it is free. */
  counts: u32;
  /** Room for `most` and a stretch of both. */
  spareValues: u32;
  spareCounts: u32;
  nSlots: u32;
  /** So many values are left when it is deepened. */
  most: u32;
  /** Slots that are not free. */
  used: u32;
  depth: u32;
}

const SIGN: u32 = 1 << 31;
const LOW_FACTOR: u32 = 0x9e3779b1;
const HIGH_FACTOR: u32 = 0x85ebca77;
const LAST_FACTOR: u32 = 0x85ebca6b;
/** Bits of `hashOf`. */
const SOON_MADE: u32 = 32;

/** After so many numbers the table is looked at. */
const STRETCH_BYTES: usize = 1024 << 3;

/** Counts the numbers of a block whose hash is in the sample, which is deepened where it has too many; -0 is 0. */
export function addToSample(block: usize, n: u32, sampleAt: usize): void {
  const sample = changetype<Sample>(sampleAt);
  const end = block + (n << 3);
  for (let from = block; from < end; from += STRETCH_BYTES) {
    const to = min(end, from + STRETCH_BYTES);
    if (sample.depth > 0) addSampled(sample, from, to);
    else for (let at = from; at < to; at += 8) addOne(sample, at);
    if (sample.used > sample.most) deepen(sample);
  }
}

/** Four hashes at a time. */
function addSampled(sample: Sample, from: usize, to: usize): void {
  const mask = i32x4.splat(<i32>maskOf(sample.depth));
  const zero = i32x4.splat(0);
  const sign = i32x4.splat(<i32>SIGN);
  const lowFactor = i32x4.splat(<i32>LOW_FACTOR);
  const highFactor = i32x4.splat(<i32>HIGH_FACTOR);
  const lastFactor = i32x4.splat(<i32>LAST_FACTOR);
  for (let at = from; at < to; at += 32) {
    const a = v128.load(at);
    const b = v128.load(at + 16);
    const lows = v128.shuffle<i32>(a, b, 0, 2, 4, 6);
    const highs = v128.shuffle<i32>(a, b, 1, 3, 5, 7);
    const sum = i32x4.add(i32x4.mul(lows, lowFactor), i32x4.mul(highs, highFactor));
    const hash = i32x4.mul(v128.xor(sum, i32x4.shr_u(sum, 15)), lastFactor);
    const isSampled = i32x4.eq(v128.and(hash, mask), zero);
    // The hash of 0 is 0, and -0, which has the bits of a sign alone, is 0.
    const isZero = v128.and(i32x4.eq(lows, zero), i32x4.eq(highs, sign));
    for (let left = i32x4.bitmask(v128.or(isSampled, isZero)); left != 0; left &= left - 1) {
      const value = at + (ctz(left) << 3);
      if (sample.depth <= SOON_MADE || load<f64>(value) == 0 || isInDeep(value, sample.depth))
        addOne(sample, value);
    }
  }
}

/** Leaves out what is in no deeper sample, until few enough are left. */
function deepen(sample: Sample): void {
  while (sample.used > sample.most) {
    const depth = ++sample.depth;
    const mask = maskOf(depth);
    let kept: u32 = 0;
    for (let slot: u32 = 0; slot < sample.nSlots; slot++) {
      const count = load<u32>(sample.counts + (slot << 2));
      if (count == 0) continue;
      store<u32>(sample.counts + (slot << 2), 0);
      const value = sample.values + (slot << 3);
      if ((hashOf(value) & mask) != 0 || (depth > SOON_MADE && !isInDeep(value, depth))) continue;
      store<u64>(sample.spareValues + (kept << 3), load<u64>(value));
      store<u32>(sample.spareCounts + (kept << 2), count);
      kept++;
    }
    for (let i: u32 = 0; i < kept; i++) {
      const value = sample.spareValues + (i << 3);
      let slot = slotOf(value, sample.nSlots);
      while (load<u32>(sample.counts + (slot << 2)) != 0) slot = (slot + 1) & (sample.nSlots - 1);
      store<u64>(sample.values + (slot << 3), load<u64>(value));
      store<u32>(sample.counts + (slot << 2), load<u32>(sample.spareCounts + (i << 2)));
    }
    sample.used = kept;
  }
}

// @ts-expect-error A decorator of the compiler.
@inline
function addOne(sample: Sample, at: usize): void {
  const value = load<f64>(at);
  if (value != value) return;
  let slot: u32 = value == 0 ? 0 : slotOf(at, sample.nSlots);
  let count = load<u32>(sample.counts + (slot << 2));
  while (count != 0 && load<f64>(sample.values + (slot << 3)) != value) {
    slot = (slot + 1) & (sample.nSlots - 1);
    count = load<u32>(sample.counts + (slot << 2));
  }
  store<u32>(sample.counts + (slot << 2), count + 1);
  if (count != 0) return;
  store<f64>(sample.values + (slot << 3), value + 0);
  sample.used++;
}

function maskOf(depth: u32): u32 {
  return depth == 0 ? 0 : <u32>-1 << (SOON_MADE - min(depth, SOON_MADE));
}

/** 32 bits of a number's 64, the first of which depend on all of them. Whoever wants to finds many numbers of one hash. */
function hashOf(at: usize): u32 {
  const sum = load<u32>(at) * LOW_FACTOR + load<u32>(at + 4) * HIGH_FACTOR;
  return (sum ^ (sum >> 15)) * LAST_FACTOR;
}

/** Of a number whose `hashOf` is 0: whether its other hash goes on with zeros to that depth. */
function isInDeep(at: usize, depth: u32): bool {
  return <u32>clz(mixed(at)) >= depth - SOON_MADE;
}

/** Where to look first. */
function slotOf(at: usize, nSlots: u32): u32 {
  return <u32>mixed(at) & (nSlots - 1);
}

/** A number's 64 bits, mixed so that it can be undone; that of 0 is 0. Source: Appleby, MurmurHash3, fmix64. */
// @ts-expect-error A decorator of the compiler.
@inline
function mixed(at: usize): u64 {
  let bits = load<u64>(at);
  bits = (bits ^ (bits >> 33)) * 0xff51afd7ed558ccd;
  bits = (bits ^ (bits >> 33)) * 0xc4ceb9fe1a85ec53;
  return bits ^ (bits >> 33);
}
