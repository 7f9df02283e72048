/** What `product = a * b` lost in rounding, exactly. Source: Dekker, "A floating-point technique for extending the available precision", 1971. */
// @ts-ignore: decorator
@inline
export function productError(a: f64, b: f64, product: f64): f64 {
  const aHigh = highHalf(a);
  const bHigh = highHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

// @ts-ignore: decorator
@inline
function highHalf(value: f64): f64 {
  const scaled = 134217729.0 * value;
  return scaled - (scaled - value);
}
