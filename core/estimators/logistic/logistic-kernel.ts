import { instantiate } from '../../wasm/instantiate.ts';
import { LOGISTIC_BLOCK_WASM } from './logistic-block-wasm.ts';

/** Rows of a tile, as assembly/logistic-sums.ts has it. */
export const TILE_ROWS = 128;
export const VECTOR_BYTES = 8 * TILE_ROWS;

/** What assembly/logistic-block.ts exports; addresses are byte offsets into the memory. */
export interface LogisticKernel {
  readonly addDerivatives: (
    ...of: [
      tiles: number,
      nTiles: number,
      d: number,
      k: number,
      coef: number,
      scratch: number,
      out: number,
      withHessian: boolean,
    ]
  ) => void;
  readonly addHessianProduct: (
    ...of: [
      tiles: number,
      nTiles: number,
      d: number,
      k: number,
      coef: number,
      direction: number,
      scratch: number,
      out: number,
    ]
  ) => void;
}

export interface KernelMemory {
  readonly kernel: LogisticKernel;
  /** The whole memory; what was there before is still there. */
  readonly numbers: Float64Array;
}

const PAGE_BYTES = 65_536;
/** A small memory is kept for the thread's next fit: each one reserves addresses until it is collected. */
const KEPT_BYTES = 2 ** 25;

let kept: KernelMemory | undefined;

/** A memory of at least so many bytes. A later call may answer the same one: a fit ends before the next begins. */
export function kernelMemory(bytes: number): KernelMemory {
  if (kept !== undefined && kept.numbers.byteLength >= bytes) return kept;
  const pages = Math.ceil(bytes / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const created = {
    kernel: instantiate<LogisticKernel>(LOGISTIC_BLOCK_WASM, memory),
    numbers: new Float64Array(memory.buffer),
  };
  if (bytes <= KEPT_BYTES) kept = created;
  return created;
}
