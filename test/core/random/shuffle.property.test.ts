import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededGenerator, shuffle } from '../../../core/random/seeded-generator.ts';

describe('shuffle of any items', () => {
  it('is a permutation of them', () => {
    const items = fc.array(fc.integer({ min: -100, max: 100 }), { maxLength: 50 });
    fc.assert(
      fc.property(items, fc.nat(), (list, seed) => {
        const shuffled = Int32Array.from(list);
        shuffle(shuffled, seededGenerator(seed));
        expect(shuffled.sort()).toEqual(Int32Array.from(list).sort());
      }),
      { seed: 42 },
    );
  });
});
