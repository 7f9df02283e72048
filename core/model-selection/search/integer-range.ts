/**
 * Whole numbers from `start` on, `step` apart, up to `stop`, which is left out, as Python's range: none where `step` leads
 * away from it. O(how many).
 */
export function integerRange(start: number, stop: number, step: number): number[] {
  return Array.from({ length: rangeLength(start, stop, step) }, (_, index) => start + index * step);
}

/** How many numbers are in such a range; 0 for a step of 0, which Python refuses. O(1) */
export function rangeLength(start: number, stop: number, step: number): number {
  return step === 0 ? 0 : Math.max(0, Math.ceil((stop - start) / step));
}
