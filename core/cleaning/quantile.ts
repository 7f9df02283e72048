/**
 * The linear-interpolated quantile of n >= 1 values, `q` in [0, 1]: numpy's and pandas' default, with numpy's way of
 * interpolating from the nearer end. `valueAt` gives the value at a place, from 0, of their ascending order; it is asked
 * for one place, or for two neighbours, the lower first.
 */
export function quantileOf(n: number, q: number, valueAt: (place: number) => number): number {
  const place = q * (n - 1);
  const below = Math.floor(place);
  const a = valueAt(below);
  const share = place - below;
  if (share === 0) return a;
  const b = valueAt(below + 1);
  // Beyond half of what a double holds, their distance overflows; what lies between them does not.
  if (!Number.isFinite(b - a)) return a * (1 - share) + b * share;
  return share < 0.5 ? a + (b - a) * share : b - (b - a) * (1 - share);
}

/** The same of ascending values without gaps, `(n,)`. O(1). */
export function quantile(ascending: Float64Array, q: number): number {
  return quantileOf(ascending.length, q, (place) => ascending[place]!);
}
