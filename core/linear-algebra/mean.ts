/** The mean of at least one value, summed about the first, so that values far from the origin lose nothing. O(n). */
export function meanOf(values: Float64Array): number {
  const about = values[0]!;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! - about;
  return about + sum / values.length;
}
