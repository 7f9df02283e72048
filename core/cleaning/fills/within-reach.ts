import { REACH } from './row-reach.ts';

/** What may be read to fill the gaps of some rows: cells of rows before the gap, and of rows after it. */
interface Readable<T> {
  readonly before: T;
  readonly after: T;
}

interface ReachedSeries<T> {
  readonly cells: T;
  /** Of `rowReach`, `(n,)`; `undefined` where every row reaches anywhere. */
  readonly reach: Uint8Array | undefined;
  /** What is no value: `NaN`, or the code -1. */
  readonly gap: number;
}

/**
 * Fills a series so that a tested row has no say in what others than later tested rows become. Cells out of reach are gaps,
 * and take their place in a run of gaps; a known cell stays what it is. O(n) and what `fill` takes, twice.
 */
export function fillWithinReach<T extends Float64Array | Int32Array>(
  { cells, reach, gap }: ReachedSeries<T>,
  fill: (readable: Readable<T>) => T,
): T {
  if (reach === undefined) return fill({ before: cells, after: cells });
  const seen = cellsReaching(REACH.anywhere, { cells, reach, gap });
  const filled = fill({ before: seen, after: seen });
  const before = cellsReaching(REACH.laterTests, { cells, reach, gap });
  const tested = fill({ before, after: seen });
  for (let i = 0; i < cells.length; i++) {
    if (reach[i] === REACH.anywhere) continue;
    const isGap = cells[i] === gap || Number.isNaN(cells[i]);
    filled[i] = isGap ? tested[i]! : cells[i]!;
  }
  return filled;
}

function cellsReaching<T extends Float64Array | Int32Array>(
  least: number,
  { cells, reach, gap }: ReachedSeries<T> & { readonly reach: Uint8Array },
): T {
  const reaching = cells.slice() as T;
  for (let i = 0; i < reaching.length; i++) if (reach[i]! < least) reaching[i] = gap;
  return reaching;
}
