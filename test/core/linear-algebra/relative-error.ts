/**
 * The largest relative difference between elements. One that is below 1e-12 of the largest is compared with that instead: a
 * coefficient that is 0 but for rounding has no digits of its own. `NaN` with a `NaN`, which no bound accepts.
 */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  const pairs = Array.from(expected, (value, i) => [value, actual[i]!] as const);
  const floor = 1e-12 * Math.max(...pairs.map(([value]) => Math.abs(value)));
  const errors = pairs.map(([value, found]) => {
    const difference = Math.abs(found - value);
    return difference === 0 ? 0 : difference / Math.max(Math.abs(value), floor);
  });
  return Math.max(0, ...errors);
}

/** The same over the largest expected element: what least squares promises. */
export function normwiseError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  const largest = Math.max(...Array.from(expected, Math.abs), Number.MIN_VALUE);
  return Math.max(0, ...Array.from(expected, (value, i) => Math.abs(actual[i]! - value) / largest));
}
