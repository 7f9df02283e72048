/**
 * The order of AWS made the order of JavaScript. AWS sorts keys by their UTF-8 bytes, which is by code points; `<` compares
 * UTF-16 code units. The two differ only where a character above U+FFFF, which begins with a surrogate (U+D800 to U+DFFF),
 * meets one from U+E000 to U+FFFF. A key without either kind compares with every other key alike in both orders, so it
 * stands where it should: only runs of consecutive keys that hold such characters are gathered and sorted.
 */
export async function* inUtf16Order<T extends { readonly key: string }>(
  items: AsyncIterable<T>,
): AsyncGenerator<T> {
  let run: T[] = [];
  for await (const item of items) {
    if (DIFFERS.test(item.key)) {
      run.push(item);
      continue;
    }
    yield* run.sort(byKey);
    run = [];
    yield item;
  }
  yield* run.sort(byKey);
}

const DIFFERS = /[\uD800-\uFFFF]/;

export function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
