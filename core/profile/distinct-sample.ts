import { sortNumbers } from '../table/sort-numbers.ts';
import { allRows } from '../table/table.ts';

/**
 * The distinct values of a column, with their counts, or a sample of them that is known to be one in `2 ** depth`: those
 * whose hash begins with `depth` zero bits. The depth is the least at which at most `MAX_SAMPLED` are left. So the sample
 * depends on nothing but which values there are: not on their order, nor on how the column was cut and merged. Counts of
 * sampled values are exact. The estimate has a relative standard error of 1.2 / sqrt(MAX_SAMPLED).
 * Source: Flajolet, "On adaptive sampling", Computing 43, 1990, after an idea of Wegman.
 */
export interface DistinctSample {
  /** 0: these are all distinct values. */
  readonly depth: number;
  /** Ascending, without `NaN`; -0 is 0. */
  readonly values: Float64Array;
  readonly counts: Int32Array;
}

export const MAX_SAMPLED = 8192;
/** At most half of them are used, so that a search ends soon. */
const N_SLOTS = 2 * MAX_SAMPLED;

/** A value and its count in each slot; a slot without a count is free. */
interface Slots {
  values: Float64Array;
  counts: Int32Array;
  depth: number;
  used: number;
}

const BLOCK = 1024;
const SIGN = 1 << 31;

function emptySlots() {
  return { values: new Float64Array(N_SLOTS), counts: new Int32Array(N_SLOTS), used: 0 };
}

function wordsOf(values: Float64Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
}

/** O(values), whatever they are: only those of the sample are looked up. */
export function sampleDistinct(values: Float64Array): DistinctSample {
  const slots: Slots = { ...emptySlots(), depth: 0 };
  const all = allRows(BLOCK);
  const chosen = new Int32Array(BLOCK);
  for (let from = 0; from < values.length; from += BLOCK) {
    const block = values.subarray(from, from + BLOCK);
    const words = wordsOf(block);
    const { depth } = slots;
    const candidates =
      depth === 0 ? all.subarray(0, block.length) : chosen.subarray(0, choose(words, depth, chosen));
    count({ values: block, words, places: candidates }, slots);
    if (slots.used > MAX_SAMPLED) deepen(slots);
  }
  return ascending(slots);
}

/** The places whose hash is in the sample, without a branch that the processor would guess wrongly; answers how many. */
function choose(words: Int32Array, depth: number, chosen: Int32Array): number {
  const mask = maskOf(depth);
  let n = 0;
  for (let i = 0; 2 * i < words.length; i++) {
    chosen[n] = i;
    const low = words[2 * i]!;
    const high = words[2 * i + 1]!;
    // The hash of 0 is 0, and -0, which has the bits of a sign alone, is 0.
    const isChosen = (hashOf(low, high) & mask) === 0 || (low === 0 && high === SIGN);
    n += isChosen ? 1 : 0;
  }
  return n;
}

interface Candidates {
  readonly values: Float64Array;
  readonly words: Int32Array;
  readonly places: Int32Array;
}

function count({ values, words, places }: Candidates, slots: Slots): void {
  const { values: kept, counts } = slots;
  for (let k = 0; k < places.length; k++) {
    const i = places[k]!;
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    let slot = value === 0 ? 0 : slotOf(hashOf(words[2 * i]!, words[2 * i + 1]!));
    while (counts[slot] !== 0 && kept[slot] !== value) slot = (slot + 1) & (N_SLOTS - 1);
    if (counts[slot]!++ !== 0) continue;
    kept[slot] = value + 0;
    slots.used++;
  }
}

/** The sample of both columns together: the very one that `sampleDistinct` takes of them. O(sampled) */
export function mergeDistinct(a: DistinctSample, b: DistinctSample): DistinctSample {
  let depth = Math.max(a.depth, b.depth);
  let merged = union(thinned(a, depth), thinned(b, depth));
  while (merged.values.length > MAX_SAMPLED) merged = thinned(merged, ++depth);
  return { ...merged, depth };
}

/** The estimated number of distinct values; exact where the depth is 0. */
export function nDistinct({ depth, values }: DistinctSample): number {
  return values.length * 2 ** depth;
}

export function distinctError({ depth }: DistinctSample): number | null {
  return depth === 0 ? null : 1.2 / Math.sqrt(MAX_SAMPLED);
}

/** The first bits of a hash, so many. */
function maskOf(depth: number): number {
  return depth === 0 ? 0 : -1 << (32 - depth);
}

/** 32 bits of a number's 64, the first of which depend on all of them. */
function hashOf(low: number, high: number): number {
  const sum = (Math.imul(low, 0x9e3779b1) + Math.imul(high, 0x85ebca77)) | 0;
  return Math.imul(sum ^ (sum >>> 15), 0x85ebca6b);
}

/** Where to look first. The first bits of the hash decide on the sample: within one they are the same. */
function slotOf(hash: number): number {
  return (hash ^ (hash >>> 16)) & (N_SLOTS - 1);
}

/** Leaves out the values that are in no deeper sample, until few enough are left. */
function deepen(slots: Slots): void {
  while (slots.used > MAX_SAMPLED) {
    const { values, counts } = slots;
    const mask = maskOf(++slots.depth);
    const words = wordsOf(values);
    const left = emptySlots();
    for (let from = 0; from < N_SLOTS; from++) {
      if (counts[from] === 0) continue;
      const hash = hashOf(words[2 * from]!, words[2 * from + 1]!);
      if ((hash & mask) !== 0) continue;
      let slot = slotOf(hash);
      while (left.counts[slot] !== 0) slot = (slot + 1) & (N_SLOTS - 1);
      left.values[slot] = values[from]!;
      left.counts[slot] = counts[from]!;
      left.used++;
    }
    Object.assign(slots, left);
  }
}

function ascending({ values: kept, counts: times, depth, used }: Slots): DistinctSample {
  const values = new Float64Array(used);
  const counts = new Int32Array(used);
  for (let slot = 0, at = 0; slot < N_SLOTS; slot++) {
    if (times[slot] === 0) continue;
    values[at] = kept[slot]!;
    counts[at++] = times[slot]!;
  }
  sortNumbers(values, counts);
  return { depth, values, counts };
}

function thinned({ depth, values, counts }: DistinctSample, toDepth: number): DistinctSample {
  if (depth === toDepth) return { depth, values, counts };
  const mask = maskOf(toDepth);
  const words = wordsOf(values);
  const isKept = (_: number, at: number) => (hashOf(words[2 * at]!, words[2 * at + 1]!) & mask) === 0;
  return { depth: toDepth, values: values.filter(isKept), counts: counts.filter(isKept) };
}

/** Two samples of one depth. */
function union(a: DistinctSample, b: DistinctSample): DistinctSample {
  const values = new Float64Array(a.values.length + b.values.length);
  const counts = new Int32Array(values.length);
  let n = 0;
  for (let i = 0, j = 0; i < a.values.length || j < b.values.length; n++) {
    const inA = i < a.values.length && !(b.values[j]! < a.values[i]!);
    const inB = j < b.values.length && !(a.values[i]! < b.values[j]!);
    values[n] = inA ? a.values[i]! : b.values[j]!;
    counts[n] = (inA ? a.counts[i++]! : 0) + (inB ? b.counts[j++]! : 0);
  }
  return { depth: a.depth, values: values.subarray(0, n), counts: counts.subarray(0, n) };
}
