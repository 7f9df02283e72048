import { instantiate } from '../wasm/instantiate.ts';
import { NUMBER_BLOCK_WASM } from './number-block-wasm.ts';

/**
 * WebAssembly that looks at a block of a column's numbers, two or four at a time, in a memory of its own. There is one in a
 * thread: each use of it puts in a block and takes what it asked for, before anything else does. Results do not depend on the
 * machine. Why: docs/decisions/0030.
 */
export interface NumberKernel {
  /** `(BLOCK_ROWS,)`: where a block is put. */
  readonly block: Float64Array;
  /** The same for cells that are transformed, so that what is read into `block` may be transformed first. */
  readonly cells: Float64Array;
  /** What `pick` found, `(BLOCK_ROWS,)`. */
  readonly picked: Float64Array;
  readonly moments: Float64Array;
  /** Three times low, high, how many are below, and how many up to it: `RANGE_NUMBERS`. */
  readonly ranges: Float64Array;
  readonly affine: Float64Array;
  /** Two rows of `N_COUNTERS`. */
  readonly counters: Int32Array;
  readonly sample: SampleTable;
  /** Begins and ends at even places of the block; n is what `padded` answered, or a multiple of four. */
  readonly momentsAbout: (from: number, n: number, about: number) => void;
  readonly addToSample: (n: number) => void;
  readonly pick: (n: number) => number;
  readonly countInBins: (n: number, low: number, scale: number) => void;
  readonly countBeyond: (n: number, low: number, high: number) => number;
  /** Transforms `cells`. */
  readonly transform: (n: number) => void;
}

/** See assembly/number-sample.ts. */
export interface SampleTable {
  readonly values: Float64Array;
  readonly counts: Int32Array;
  readonly words: Int32Array;
}

export const SAMPLE_WORDS = { most: 5, used: 6, depth: 7 } as const;

interface Exports {
  readonly momentsAbout: (block: number, n: number, about: number, moments: number) => void;
  readonly addToSample: (block: number, n: number, sample: number) => void;
  readonly pickFromRanges: (block: number, n: number, ranges: number, picked: number) => number;
  readonly countInBins: (...of: [number, number, number, number, number, number]) => void;
  readonly countBeyond: (block: number, n: number, low: number, high: number) => number;
  readonly transformAffinely: (block: number, n: number, settings: number) => void;
}

export const BLOCK_ROWS = 8192;
export const N_SLOTS = 16_384;
/** Of those, so many are used at most before the sample is deepened, and a stretch more in the meantime. */
export const MAX_USED = N_SLOTS / 2;
const STRETCH = 1024;
export const N_COUNTERS = 2004;
export const RANGE_NUMBERS = 4;

const PAGE_BYTES = 65_536;
/** The compiler puts nothing of its own above. */
const FREE_AT = 8192;

let kernel: NumberKernel | undefined;

/** The one of this thread. */
export function numberKernel(): NumberKernel {
  kernel ??= createKernel();
  return kernel;
}

/** Fills the first n numbers of a block up with gaps; answers how many the kernel then looks at. */
export function padded(block: Float64Array, n: number): number {
  const nPadded = (n + 3) & ~3;
  block.fill(Number.NaN, n, nPadded);
  return nPadded;
}

function createKernel(): NumberKernel {
  const parts = {
    moments: 8 * 10,
    ranges: 8 * 3 * RANGE_NUMBERS,
    affine: 8 * 10,
    sample: 4 * 8,
    counters: 2 * 4 * N_COUNTERS,
    slots: 8 * N_SLOTS,
    slotCounts: 4 * N_SLOTS,
    spare: 8 * (MAX_USED + STRETCH),
    spareCounts: 4 * (MAX_USED + STRETCH),
    block: 8 * BLOCK_ROWS,
    cells: 8 * BLOCK_ROWS,
    // A number that is not picked is written behind the last that is.
    picked: 8 * (BLOCK_ROWS + 2),
  };
  const at = addressesOf(parts);
  const pages = Math.ceil(at.end / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const wasm = instantiate<Exports>(NUMBER_BLOCK_WASM, memory);
  const numbers = (from: number, bytes: number) => new Float64Array(memory.buffer, from, bytes / 8);
  const integers = (from: number, bytes: number) => new Int32Array(memory.buffer, from, bytes / 4);
  const words = integers(at.sample, parts.sample);
  words.set([at.slots, at.slotCounts, at.spare, at.spareCounts, N_SLOTS, MAX_USED]);
  return {
    block: numbers(at.block, parts.block),
    cells: numbers(at.cells, parts.cells),
    picked: numbers(at.picked, parts.picked),
    moments: numbers(at.moments, parts.moments),
    ranges: numbers(at.ranges, parts.ranges),
    affine: numbers(at.affine, parts.affine),
    counters: integers(at.counters, parts.counters),
    sample: {
      values: numbers(at.slots, parts.slots),
      counts: integers(at.slotCounts, parts.slotCounts),
      words,
    },
    momentsAbout: (from, n, about) => wasm.momentsAbout(at.block + 8 * from, n, about, at.moments),
    addToSample: (n) => wasm.addToSample(at.block, n, at.sample),
    pick: (n) => wasm.pickFromRanges(at.block, n, at.ranges, at.picked),
    countInBins: (n, low, scale) =>
      wasm.countInBins(at.block, n, low, scale, at.counters, parts.counters / 2),
    countBeyond: (n, low, high) => wasm.countBeyond(at.block, n, low, high),
    transform: (n) => wasm.transformAffinely(at.cells, n, at.affine),
  };
}

type Addresses<P> = { readonly [part in keyof P]: number } & { readonly end: number };

/** Where each part begins, one after the other; all of them have multiples of 16 bytes. */
function addressesOf<P extends Readonly<Record<string, number>>>(parts: P): Addresses<P> {
  const addresses: Record<string, number> = {};
  let end = FREE_AT;
  for (const [part, bytes] of Object.entries(parts)) {
    addresses[part] = end;
    end += bytes;
  }
  return { ...addresses, end } as Addresses<P>;
}
