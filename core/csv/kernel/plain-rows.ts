import type { PlainRowsKernel } from './plain-rows-kernel.ts';

/** How the kernel gets on with one file. */
export interface PlainRows {
  readonly kernel: PlainRowsKernel;
  /** Of each column, whether the kernel knows it as one of texts. */
  readonly isText: boolean[];
  /** Which part of the window lies in the kernel's memory: from where, to where, and of which chunk. */
  copiedFrom: number;
  copiedTo: number;
  copiedChunk: number;
  /** Rows to leave to the general path before the kernel is asked again, and how many those were the last time. */
  nToSkip: number;
  nSkipped: number;
}
