/** How many values are 0, and how many below. */
export interface SignCounts {
  readonly zeros: number;
  readonly negatives: number;
}

/** Of ascending numbers that occur several times each. O(values) */
export function signCountsOfCounted(values: Float64Array, times: Int32Array): SignCounts {
  let zeros = 0;
  let negatives = 0;
  for (let i = 0; i < values.length && values[i]! <= 0; i++) {
    if (values[i] === 0) zeros += times[i]!;
    else negatives += times[i]!;
  }
  return { zeros, negatives };
}
