/** One number in memory that threads share: how many columns have been begun. */
export type ColumnTurns = SharedArrayBuffer;

export function createColumnTurns(): ColumnTurns {
  return new SharedArrayBuffer(4);
}

/**
 * Makes something of each of `n` columns, each of which one thread alone takes, until none is left; by their place. Between two
 * columns, whatever else the thread has to do is done.
 * @param free when the thread has nothing else to do
 */
export async function inTurns<Made>(
  n: number,
  turns: ColumnTurns,
  make: (place: number) => Made,
  free: () => Promise<unknown> = async () => {},
): Promise<[place: number, made: Made][]> {
  const begun = new Int32Array(turns);
  const made: [number, Made][] = [];
  for (let place = Atomics.add(begun, 0, 1); place < n; place = Atomics.add(begun, 0, 1)) {
    made.push([place, make(place)]);
    await new Promise((resolve) => setImmediate(resolve));
    await free();
  }
  return made;
}

/** What all threads together made, in order. */
export function inOrder<Made>(...parts: readonly (readonly [place: number, made: Made][])[]): Made[] {
  return parts
    .flat()
    .sort(([a], [b]) => a - b)
    .map(([, made]) => made);
}
