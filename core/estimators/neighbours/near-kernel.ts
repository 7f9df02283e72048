import { instantiate } from '../../wasm/instantiate.ts';
import { NEAR_ROWS_WASM } from './near-rows-wasm.ts';

/** Rows that are compared with a point at the same time. */
export const LANES = 8;

interface KernelSize {
  readonly nFeatures: number;
  readonly nBlocks: number;
  /** Nodes that have halves. */
  readonly nHalved: number;
  /** Blocks that are measured in one call, at most. */
  readonly maxBlocks: number;
}

/** The memory of a tree in WebAssembly, and what is measured there. */
export interface NearKernel {
  /** Feature j of the row in a lane of a block is at `(block * nFeatures + j) * 8 + lane`. */
  readonly cells: Float64Array;
  /** The rows of the blocks by lane; -1 where a block is not full. */
  readonly rows: Int32Array;
  /** Of node i and feature j from `4 * (i * nFeatures + j)`: the least value in either half, and the greatest in either. */
  readonly boxes: Float64Array;
  /** `(nFeatures,)`: written before anything is measured. */
  readonly point: Float64Array;
  /** How far the two boxes are, and how far the rows that were found are. */
  readonly distances: Float64Array;
  readonly found: Int32Array;
  /** Squared distances from the point to the boxes of both halves of a node, into `distances`. */
  measureHalves(node: number): void;
  /** How many rows of these blocks are at most at the squared distance `bound`; they are in `found`. */
  findRows(start: number, end: number, bound: number): number;
}

interface Exports {
  measureBoxes(boxes: number, point: number, nFeatures: number, distances: number): void;
  measureBlocks(
    cells: number,
    rows: number,
    nBlocks: number,
    point: number,
    nFeatures: number,
    bound: number,
    distances: number,
    found: number,
  ): number;
}

const PAGE_BYTES = 65_536;
/** The compiler puts nothing of its own above. */
const FREE_AT = 8192;

/** A memory of its own for each tree, which goes with it. Padding is infinitely far. O(cells) */
export function nearKernel({ nFeatures, nBlocks, nHalved, maxBlocks }: KernelSize): NearKernel {
  const nFound = maxBlocks * LANES;
  let end = FREE_AT;
  const place = (n: number, bytes: number) => {
    const at = end;
    end += Math.ceil((n * bytes) / 16) * 16;
    return { at, n };
  };
  const parts = {
    cells: place(nBlocks * nFeatures * LANES, 8),
    boxes: place(nHalved * nFeatures * 4, 8),
    point: place(nFeatures, 8),
    // A block's sums are written behind those that were found before.
    distances: place(nFound + LANES, 8),
    rows: place(nBlocks * LANES, 4),
    found: place(nFound, 4),
  };
  const pages = Math.ceil(end / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const wasm = instantiate<Exports>(NEAR_ROWS_WASM, memory);
  const numbers = ({ at, n }: { at: number; n: number }) => new Float64Array(memory.buffer, at, n);
  const integers = ({ at, n }: { at: number; n: number }) => new Int32Array(memory.buffer, at, n);
  const { cells, boxes, point, distances, rows, found } = parts;
  const blockBytes = nFeatures * LANES * 8;
  const boxBytes = nFeatures * 4 * 8;
  return {
    cells: numbers(cells),
    boxes: numbers(boxes),
    point: numbers(point),
    distances: numbers(distances),
    rows: integers(rows),
    found: integers(found),
    measureHalves: (node) => wasm.measureBoxes(boxes.at + node * boxBytes, point.at, nFeatures, distances.at),
    findRows: (start, stop, bound) =>
      wasm.measureBlocks(
        cells.at + start * blockBytes,
        rows.at + start * LANES * 4,
        stop - start,
        point.at,
        nFeatures,
        bound,
        distances.at,
        found.at,
      ),
  };
}
