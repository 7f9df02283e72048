/** What `make` makes, or the error that it throws: for candidates, of which one that fails leaves the others alone. */
export function attempt<T>(make: () => T): T | Error {
  try {
    return make();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
