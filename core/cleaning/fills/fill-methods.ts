/** The methods of imputation that go along the order of the rows. */
export const FILL_METHODS: readonly string[] = ['forwardFill', 'backwardFill', 'interpolate'];

/** Whether a method fills a gap by rows that come later. */
export function fillLooksAhead(method: string): boolean {
  return method === 'backwardFill' || method === 'interpolate';
}
