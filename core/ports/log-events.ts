/** What arrived at once. Whoever has dealt with the keys acknowledges; what is not acknowledged arrives again. */
export interface LogEvents {
  /** Of objects that were written, each once. */
  readonly keys: readonly string[];
  /** Messages that tell of no object; acknowledged with the others, so that they do not come again. */
  readonly nForeign: number;
  acknowledge(): Promise<void>;
}

/** Tells of log objects that were written, at least once each and in any order: a queue of the store's events. */
export interface LogEventSource {
  /** What waits now, which may be nothing; what is above the limit waits for the next call. */
  receive(maxMessages: number): Promise<LogEvents>;
}
