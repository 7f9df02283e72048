/**
 * `count` numbers evenly spaced from `first` to `last`, both included; `[first]` for one. O(count).
 * Source: NumPy's linspace, in its order of rounding, so that the numbers are the same.
 */
export function linspace(first: number, last: number, count: number): number[] {
  const step = count > 1 ? (last - first) / (count - 1) : 0;
  return Array.from({ length: count }, (_, index) =>
    index > 0 && index === count - 1 ? last : index * step + first,
  );
}
