import type { NumberSource } from '../table/number-source.ts';
import { BLOCK_ROWS, numberKernel, padded } from './number-kernel.ts';

/** Puts rows into the kernel's block, and calls `visit` with how many numbers there are to look at. */
export function eachBlock(source: NumberSource, visit: (n: number) => void): void {
  for (let row = 0; row < source.nRows; row += BLOCK_ROWS) visit(readBlock(source, row));
}

/** Puts the block that begins at a row into the kernel; answers how many numbers there are to look at. */
export function readBlock(source: NumberSource, row: number): number {
  const { block } = numberKernel();
  const end = Math.min(source.nRows, row + BLOCK_ROWS);
  source.readInto(row, end, block);
  return padded(block, end - row);
}
