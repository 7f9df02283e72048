const SPLITTER = 2 ** 27 + 1;

/**
 * What `product = a * b` lost by rounding, exactly, as long as nothing over- or underflows. Source: Dekker, "A
 * floating-point technique for extending the available precision", Numerische Mathematik 18, 1971.
 */
export function productError(a: number, b: number, product: number): number {
  const aHigh = highHalf(a);
  const bHigh = highHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

function highHalf(value: number): number {
  const scaled = SPLITTER * value;
  return scaled - (scaled - value);
}
