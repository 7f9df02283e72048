import type { FillLimit } from './fill-series.ts';

/** How an earlier part of the series ended. */
interface CodeFillEnd {
  /** Its last known code; -1 where it had none. @default -1 */
  readonly last?: number;
  /** How many gaps have followed that code. @default 0 */
  readonly gaps?: number;
}

interface ForwardFilledCodes {
  readonly filled: Int32Array<ArrayBuffer>;
  readonly last: number;
  readonly gaps: number;
}

/** `forwardFill` for the codes of a dictionary column, in which -1 is a gap, `(n,)`. O(n). */
export function forwardFillCodes(
  codes: Int32Array,
  { limit, last = -1, gaps = 0 }: FillLimit & CodeFillEnd,
): ForwardFilledCodes {
  const most = limit ?? Number.POSITIVE_INFINITY;
  const filled = new Int32Array(codes.length);
  let code = last;
  let run = gaps;
  for (let row = 0; row < codes.length; row++) {
    const x = codes[row]!;
    if (x !== -1) {
      code = x;
      run = 0;
      filled[row] = x;
    } else filled[row] = ++run <= most ? code : -1;
  }
  return { filled, last: code, gaps: run };
}

/** `backwardFill` for the codes of a dictionary column, in which -1 is a gap, `(n,)`. O(n). */
export function backwardFillCodes(codes: Int32Array, { limit }: FillLimit): Int32Array<ArrayBuffer> {
  const most = limit ?? Number.POSITIVE_INFINITY;
  const filled = new Int32Array(codes.length);
  let code = -1;
  let run = 0;
  for (let row = codes.length - 1; row >= 0; row--) {
    const x = codes[row]!;
    if (x !== -1) {
      code = x;
      run = 0;
      filled[row] = x;
    } else filled[row] = ++run <= most ? code : -1;
  }
  return filled;
}
