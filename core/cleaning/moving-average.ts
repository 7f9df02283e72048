/** `align` as in the configuration: up to this row, or around it. */
interface MovingAverageOptions {
  readonly window: number;
  readonly align: 'trailing' | 'centered';
}

// A power of two, so that scaling is exact: a window of at most 10,000 values near the largest double cannot overflow.
const HEADROOM = 2 ** -14;

/**
 * The mean of the values in a window of rows, `(n,)`. pandas' `rolling(window, min_periods=1)` and, centered,
 * `rolling(window, center=True, min_periods=1)`: an even window looks one row further back than ahead, and windows shrink
 * at both ends. Gaps (`NaN`) are looked through, and stay gaps where pandas would fill them.
 *
 * Nothing is ever subtracted again: the rows are cut into blocks as long as the window, so that every window is the end of
 * one block and the beginning of the next, whose sums are kept (van Herk, Gil and Werman's scheme for running extremes).
 * A huge value is therefore felt in the windows that hold it and nowhere else. Sums carry Neumaier's compensation.
 * O(n) whatever the window, O(window) memory.
 */
export function movingAverage(
  values: Float64Array,
  options: MovingAverageOptions,
): Float64Array<ArrayBuffer> {
  const n = values.length;
  const { ahead, length } = windowWithin(n, options);
  const ends = Array.from({ length: length + 1 }, emptySum);
  const means = new Float64Array(n).fill(Number.NaN);
  const run = { value: Number.NaN, length: 0 };
  for (let start = 0; start < n + ahead; start += length) {
    const beginning = emptySum();
    for (let k = 0; k < length && start + k < n + ahead; k++) {
      const x = start + k < n ? values[start + k]! : Number.NaN;
      if (!Number.isNaN(x)) {
        add(beginning, x * HEADROOM);
        extendRun(run, x);
      }
      const row = start + k - ahead;
      if (row < 0 || Number.isNaN(values[row])) continue;
      const end = ends[k + 1]!;
      // As in pandas, a window of one repeated value has exactly that value as its mean.
      means[row] = run.length >= beginning.count + end.count ? run.value : meanOf(beginning, end);
    }
    sumEnds(values.subarray(start, start + length), ends);
  }
  return means;
}

/** The window's length and how far it looks ahead, both cut to what a series of n has: short groups stay O(n). */
function windowWithin(n: number, { window, align }: MovingAverageOptions): { ahead: number; length: number } {
  const lookahead = align === 'centered' ? (window - 1) >> 1 : 0;
  const ahead = Math.min(lookahead, n);
  return { ahead, length: Math.min(window - 1 - lookahead, n) + ahead + 1 };
}

/** A sum, what it lost in rounding, and the number of values in it. */
interface CompensatedSum {
  sum: number;
  lost: number;
  count: number;
}

function emptySum(): CompensatedSum {
  return { sum: 0, lost: 0, count: 0 };
}

function add(total: CompensatedSum, x: number): void {
  const sum = total.sum + x;
  total.lost += roundingError(total.sum, x, sum);
  total.sum = sum;
  total.count++;
}

/** `ends[k]` becomes the sum of the block from place k on; the entry after the last place stays empty. */
function sumEnds(block: Float64Array, ends: readonly CompensatedSum[]): void {
  for (let k = block.length - 1; k >= 0; k--) {
    const x = block[k]!;
    const end = ends[k]!;
    const next = ends[k + 1]!;
    end.sum = next.sum;
    end.lost = next.lost;
    end.count = next.count;
    if (!Number.isNaN(x)) add(end, x * HEADROOM);
  }
}

function meanOf(a: CompensatedSum, b: CompensatedSum): number {
  const sum = a.sum + b.sum;
  const lost = roundingError(a.sum, b.sum, sum) + a.lost + b.lost;
  return (sum + lost) / (a.count + b.count) / HEADROOM;
}

/** What `a + b = sum` lost in rounding, exactly (Knuth's two-sum). */
function roundingError(a: number, b: number, sum: number): number {
  const bRounded = sum - a;
  return a - (sum - bRounded) + (b - bRounded);
}

function extendRun(run: { value: number; length: number }, x: number): void {
  run.length = x === run.value ? run.length + 1 : 1;
  run.value = x;
}
