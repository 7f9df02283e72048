/** Asks CLEAN, wherever it runs, to take up an upload again whose own event was lost. Returns when it is asked, not when it is done. */
export interface CleanRequests {
  request(rawKey: string): Promise<void>;
}
