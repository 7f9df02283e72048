import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascendingTexts } from '../../../core/csv/sort-texts.ts';

const inOrder = (texts: readonly string[]) => Array.from(ascendingTexts(texts), (at) => texts[at]);

describe('ascendingTexts', () => {
  it('sorts as the built-in sort does, by UTF-16 code unit', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\u00e4', '\u{1f600}', '\uff5e', ' ', '1') });
    const beginning = fc.constantFrom('', 'same beginning', 'x'.repeat(100));
    const texts = fc.uniqueArray(
      fc.tuple(beginning, text).map((parts) => parts.join('')),
      { minLength: 300, maxLength: 600 },
    );
    fc.assert(
      fc.property(texts, (items) => {
        expect(inOrder(items)).toEqual([...items].sort());
      }),
      { numRuns: 30 },
    );
  });

  it('puts a text before those that it begins', () => {
    const texts = Array.from(
      { length: 400 },
      (_, i) => 'abc'.repeat(20).slice(0, i % 60) + 'd'.repeat(Math.floor(i / 60)),
    );
    const distinct = [...new Set(texts)].reverse();
    expect(distinct.length).toBeGreaterThan(256);
    expect(inOrder(distinct)).toEqual([...distinct].sort());
  });
});
