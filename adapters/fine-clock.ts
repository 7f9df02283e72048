/** Milliseconds since 1970 with their fraction, for timings of fits that take less than one. */
export function fineNowMs(): number {
  return performance.timeOrigin + performance.now();
}
