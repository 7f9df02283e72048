import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inUtf16Order } from '../../../adapters/aws/utf16-order.ts';
import { collect } from '../../contracts/collect.ts';

// The characters around each border of the two orders, so that short keys differ in every way that keys can.
const UNIT = fc.constantFrom(
  'a',
  '/',
  '\u07ff',
  '\ud7ff',
  '\ue000',
  '\uff5e',
  '\u{10000}',
  '\u{1f697}',
  '\u{10ffff}',
);
const keysOf = fc.uniqueArray(fc.string({ unit: UNIT, minLength: 1, maxLength: 5 }), { maxLength: 40 });

async function* inUtf8Order(keys: readonly string[]) {
  for (const key of keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))) yield { key };
}

describe('the order of AWS made that of JavaScript', () => {
  it('is the order of UTF-16 code units, for any keys', async () => {
    await fc.assert(
      fc.asyncProperty(keysOf, async (keys) => {
        const ordered = (await collect(inUtf16Order(inUtf8Order(keys)))).map(({ key }) => key);
        expect(ordered).toEqual(keys.toSorted());
      }),
    );
  });

  it('gathers no more than the keys that the two orders may tell apart', async () => {
    let nAsked = 0;
    async function* counted() {
      for (const key of ['a', 'b', 'c\u{1f697}', 'c\uff5e', 'd']) {
        nAsked++;
        yield { key };
      }
    }
    const nAskedAt: number[] = [];
    for await (const _ of inUtf16Order(counted())) nAskedAt.push(nAsked);
    expect(nAskedAt).toEqual([1, 2, 5, 5, 5]);
  });
});
