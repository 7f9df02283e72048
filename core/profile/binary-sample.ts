import type { DistinctSample } from './distinct-sample.ts';

/** Zeros and ones, as one-hot columns and booleans hold them, counted by their sum; `undefined` for anything else. O(values) */
export function sampleBinary(values: Float64Array): DistinctSample | undefined {
  let ones = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x * x !== x || x > 1) return undefined; // NaN and Infinity, too
    ones += x;
  }
  const counted = [
    [0, values.length - ones],
    [1, ones],
  ].filter(([, times]) => times! > 0);
  return {
    depth: 0,
    values: Float64Array.from(counted, ([value]) => value!),
    counts: Int32Array.from(counted, ([, times]) => times!),
  };
}
