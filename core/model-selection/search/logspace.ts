/**
 * `count` powers of 10 whose exponents are evenly spaced from `first` to `last`, both included; `[10 **
 * first]` for one.
 * Source: NumPy's logspace (10 ** linspace). A whole exponent gives the double nearest to its power of ten,
 * so that the ends are exact; the others agree with NumPy's to 4 units in the last place.
 */
export function logspace(first: number, last: number, count: number): number[] {
  const step = count > 1 ? (last - first) / (count - 1) : 0;
  return Array.from({ length: count }, (_, index) => {
    const exponent = index > 0 && index === count - 1 ? last : first + index * step;
    return Number.isInteger(exponent) ? Number(`1e${exponent}`) : 10 ** exponent;
  });
}
