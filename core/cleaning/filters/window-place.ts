/** `align` as in the configuration: the window ends with this row, or lies around it. */
export interface WindowOptions {
  /** In rows, this one included. */
  readonly window: number;
  readonly align: 'trailing' | 'centered';
}

interface WindowPlace {
  /** So many rows after this one are in the window. */
  readonly ahead: number;
  /** All rows of the window. */
  readonly length: number;
}

/**
 * Where windows lie in a series of n rows, cut to what the series has, so that short groups stay O(n). As in pandas' `rolling`
 * with `center=True`, an even window looks one row further back than ahead.
 */
export function windowPlace(n: number, { window, align }: WindowOptions): WindowPlace {
  const lookahead = align === 'centered' ? (window - 1) >> 1 : 0;
  const ahead = Math.min(lookahead, n);
  return { ahead, length: Math.min(window - 1 - lookahead, n) + ahead + 1 };
}
