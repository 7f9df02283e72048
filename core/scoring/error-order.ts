import { sortNumbers } from '../table/sort-numbers.ts';
import type { ScoredRows } from './scorer.ts';

/** Absolute errors, ascending, and the rows that they are of, `(n,)` each. */
export interface ErrorOrder {
  readonly errors: Float64Array;
  readonly rows: Int32Array;
}

/** How often the row at a place of the order counts. */
type CountAt = (place: number) => number;

/** Scores that look at the order of absolute errors. By scikit-learn's definitions, whose functions are named. */
export const ORDER_SCORES = {
  /** `median_absolute_error` */
  medae: medianError,
  /** `max_error` */
  maxError: largestError,
} satisfies { readonly [name: string]: (ascending: Float64Array, countAt: CountAt) => number };

export type OrderScorerName = keyof typeof ORDER_SCORES;

export function isOrderScorer(name: string): name is OrderScorerName {
  return name in ORDER_SCORES;
}

/** `NaN` without rows, and where an error is no number. O(n), for the median by a radix sort. */
export function orderScore(name: OrderScorerName, rows: ScoredRows): number {
  const errors = absoluteErrors(rows);
  if (errors === null || errors.length === 0) return Number.NaN;
  // The largest one needs no order.
  if (name === 'maxError') return errors.reduce((largest, error) => Math.max(largest, error), 0);
  sortNumbers(errors);
  return ORDER_SCORES[name](errors, () => 1);
}

/** `null` where an error is no number. O(n). */
export function orderErrors(scored: ScoredRows): ErrorOrder | null {
  const errors = absoluteErrors(scored);
  if (errors === null) return null;
  const rows = Int32Array.from(errors.keys());
  sortNumbers(errors, rows);
  return { errors, rows };
}

function absoluteErrors({ yTrue, yPred }: ScoredRows): Float64Array | null {
  const errors = new Float64Array(yTrue.length);
  for (let row = 0; row < errors.length; row++) {
    errors[row] = Math.abs(yTrue[row]! - yPred[row]!);
    if (Number.isNaN(errors[row])) return null;
  }
  return errors;
}

/** The middle error, or the mean of the two middle ones. */
function medianError(errors: Float64Array, countAt: CountAt): number {
  let n = 0;
  for (let place = 0; place < errors.length; place++) n += countAt(place);
  const half = n / 2;
  let before = 0;
  for (let place = 0; place < errors.length; place++) {
    before += countAt(place);
    if (before > half) return errors[place]!;
    if (before === half && n > 0) return (errors[place]! + errors[nextCounted(place, countAt)]!) / 2;
  }
  return Number.NaN;
}

function nextCounted(place: number, countAt: CountAt): number {
  let next = place + 1;
  while (countAt(next) === 0) next++;
  return next;
}

function largestError(errors: Float64Array, countAt: CountAt): number {
  for (let place = errors.length - 1; place >= 0; place--) if (countAt(place) > 0) return errors[place]!;
  return Number.NaN;
}
