/**
 * Does the work for all items, `nAtOnce` of them at a time: hides a store's latency, and bounds what is held. Results come in
 * the order of the items. When one fails, the others of its batch are waited for before it is thrown, so that nothing goes
 * on behind the caller's back.
 */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  nAtOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let first = 0; first < items.length; first += nAtOnce) {
    const settled = await Promise.allSettled(items.slice(first, first + nAtOnce).map(work));
    for (const outcome of settled) {
      if (outcome.status === 'rejected') throw outcome.reason;
      results.push(outcome.value);
    }
  }
  return results;
}
