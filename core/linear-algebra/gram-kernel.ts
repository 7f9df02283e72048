import { instantiate } from '../wasm/instantiate.ts';
import { GRAM_TILE_WASM } from './gram-tile-wasm.ts';

/**
 * WebAssembly that sums products of columns over a tile of rows, two rows at a time, in a memory of its own. There is one in a
 * thread: each use of it fills a tile and takes what it asked for, before anything else does. Results do not depend on the
 * machine. Why: docs/decisions/0034.
 */
export interface GramKernel {
  /** Room for so many columns, a multiple of three. */
  readonly capacity: number;
  /** `(capacity, TILE_ROWS)`: a column after another */
  readonly tile: Float64Array;
  /** `(capacity,)`: what `centre` takes off each column */
  readonly origins: Float64Array;
  /** `(capacity, 3)`: of each column the sum of deviations, and the least and greatest number, as `centre` found them */
  readonly found: Float64Array;
  /** `(3, nColumns)`: what `products` answers */
  readonly panel: Float64Array;
  readonly centre: (nColumns: number, nRows: number) => void;
  /** Of three columns from `first` on, with each from there on; `nColumns` is a multiple of three, `nRows` of four. */
  readonly products: (first: number, nColumns: number, nRows: number) => void;
}

interface Exports {
  readonly centre: (
    ...of: [tile: number, nColumns: number, nRows: number, origins: number, found: number]
  ) => void;
  readonly products: (
    ...of: [tile: number, first: number, nColumns: number, nRows: number, out: number]
  ) => void;
}

/** 21 columns of it fill the first-level cache. `COLUMN_BYTES` of the kernel says the same. */
export const TILE_ROWS = 128;
/** Columns whose products are summed at once. */
export const PANEL = 3;

const PAGE_BYTES = 65_536;
/** The compiler puts nothing of its own above. */
const FREE_AT = 1024;
const LEAST_CAPACITY = 96;

let kernel: GramKernel | undefined;

/** The one of this thread, with room for at least so many columns. */
export function gramKernel(nColumns: number): GramKernel {
  if (kernel === undefined || kernel.capacity < nColumns) kernel = createKernel(nColumns);
  return kernel;
}

function createKernel(nColumns: number): GramKernel {
  const capacity = PANEL * Math.ceil(Math.max(nColumns, LEAST_CAPACITY) / PANEL);
  // Each begins at a multiple of 16: the tile's size is one, the others are read one number at a time.
  const tileAt = FREE_AT;
  const originsAt = tileAt + 8 * TILE_ROWS * capacity;
  const foundAt = originsAt + 8 * capacity;
  const panelAt = foundAt + 8 * 3 * capacity;
  const pages = Math.ceil((panelAt + 8 * PANEL * capacity) / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const wasm = instantiate<Exports>(GRAM_TILE_WASM, memory);
  const numbers = (at: number, length: number) => new Float64Array(memory.buffer, at, length);
  return {
    capacity,
    tile: numbers(tileAt, TILE_ROWS * capacity),
    origins: numbers(originsAt, capacity),
    found: numbers(foundAt, 3 * capacity),
    panel: numbers(panelAt, PANEL * capacity),
    centre: (n, nRows) => wasm.centre(tileAt, n, nRows, originsAt, foundAt),
    products: (first, n, nRows) => wasm.products(tileAt, first, n, nRows, panelAt),
  };
}
