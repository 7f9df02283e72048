/** Of `shortestText`. */
export const MAX_SHORTEST_BYTES = 25;

/** `String(value)`, but `-0` as `-0`: the fewest digits that read back as `value`, and of those the nearest to it. */
export function shortestText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
