import { seededGenerator } from '../../random/seeded-generator.ts';

/** What keeps a recipe below about 1 MB and an imputed gap below about 0.1 ms. */
const MAX_ROWS = 5000;
const MAX_CELLS = 50_000;
const MIN_ROWS = 200;

const SEED = 0;

interface DonorRows {
  /** The training rows, `(n,)`. */
  readonly rows: Int32Array;
  /** Columns of numbers among the features. */
  readonly nFeatures: number;
  readonly nNeighbors: number;
}

/** How many of so many training rows `donorRows` keeps. */
export function nDonors({
  nRows,
  nFeatures,
  nNeighbors,
}: Omit<DonorRows, 'rows'> & { nRows: number }): number {
  const affordable = Math.min(MAX_ROWS, Math.floor(MAX_CELLS / nFeatures));
  return Math.min(nRows, Math.max(affordable, MIN_ROWS, nNeighbors));
}

/**
 * The training rows that a recipe keeps as possible neighbours, in their order: all, where they are at most 5,000 and hold
 * at most 50,000 cells, but 200 rows, and `nNeighbors`, in any case. Where there are more, one is drawn from each of so
 * many equal stretches of rows, always the same for the same number: rows at even distances would miss whatever has a
 * period, such as hours of the day. O(rows kept).
 */
export function donorRows({ rows, nFeatures, nNeighbors }: DonorRows): Int32Array {
  const kept = nDonors({ nRows: rows.length, nFeatures, nNeighbors });
  if (rows.length === kept) return rows;
  const random = seededGenerator(SEED);
  const donors = new Int32Array(kept);
  for (let i = 0; i < kept; i++) {
    const start = Math.floor((i * rows.length) / kept);
    const end = Math.floor(((i + 1) * rows.length) / kept);
    donors[i] = rows[start + Math.floor(random() * (end - start))]!;
  }
  return donors;
}
