import { describe, expect, it } from 'vitest';
import { randomInteger, seededGenerator, shuffle } from '../../../core/random/seeded-generator.ts';

/** The published recurrence in unbounded integers, where neither `Math.imul` nor signed shifts can mislead. */
function bigintDoubles(seed: number, count: number): number[] {
  const mask = 0xffffffffn;
  let state = BigInt(seed) & mask;
  const next32 = () => {
    state = (state + 0x9e3779b9n) & mask;
    let z = state;
    z = ((z ^ (z >> 16n)) * 0x85ebca6bn) & mask;
    z = ((z ^ (z >> 13n)) * 0xc2b2ae35n) & mask;
    return z ^ (z >> 16n);
  };
  return Array.from({ length: count }, () => {
    const high = next32() >> 6n;
    return Number((high << 27n) | (next32() >> 5n)) / 2 ** 53;
  });
}

const drawn = (seed: number, count: number) => {
  const random = seededGenerator(seed);
  return Array.from({ length: count }, () => random());
};

describe('seededGenerator', () => {
  // Frozen: a change of these numbers changes every shuffled fold and every bootstrap that was ever run.
  it.each([
    [0, [0.5733975803502495, 0.10578142549095804, 0.28310404504021536, 0.47162030405535205]],
    [42, [0.2188402551321018, 0.07482403177579411, 0.12279323680849286, 0.13138555724243595]],
    [2 ** 31 - 1, [0.19781987445375926, 0.3516411110662323, 0.8410015599472299, 0.5143987790020342]],
  ])('with seed %i gives the numbers it always gave', (seed, expected) => {
    expect(drawn(seed, 4)).toEqual(expected);
  });

  it('is the published recurrence', () => {
    for (const seed of [0, 1, 42, 0x7fffffff, 0x80000000, 0xffffffff]) {
      expect(drawn(seed, 200)).toEqual(bigintDoubles(seed, 200));
    }
  });

  it('draws evenly from [0, 1)', () => {
    const nBins = 20;
    const counts = new Float64Array(nBins);
    for (const value of drawn(42, 100_000)) counts[Math.floor(value * nBins)]! += 1;
    const expected = 100_000 / nBins;
    const chi2 = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(counts.reduce((sum, count) => sum + count)).toBe(100_000);
    // The 99.9% quantile of chi-square with 19 degrees of freedom; the seed is fixed, so this never flickers.
    expect(chi2).toBeLessThan(43.82);
  });
});

describe('randomInteger', () => {
  it('reaches every integer below n and no other', () => {
    const random = seededGenerator(7);
    const seen = new Set(Array.from({ length: 1_000 }, () => randomInteger(random, 6)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(randomInteger(() => 1 - 2 ** -53, 6)).toBe(5);
  });
});

describe('shuffle', () => {
  it('keeps every item, and gives the same order for the same seed', () => {
    const first = Int32Array.from({ length: 1_000 }, (_, at) => at);
    const second = first.slice();
    shuffle(first, seededGenerator(42));
    shuffle(second, seededGenerator(42));
    expect(first).toEqual(second);
    expect(first.slice(0, 5)).not.toEqual(Int32Array.of(0, 1, 2, 3, 4));
    expect(first.slice().sort()).toEqual(Int32Array.from({ length: 1_000 }, (_, at) => at));
  });

  it('gives each order of three items its sixth', () => {
    const random = seededGenerator(42);
    const counts = new Map<string, number>();
    for (let run = 0; run < 6_000; run++) {
      const items = Int32Array.of(0, 1, 2);
      shuffle(items, random);
      counts.set(items.join(), (counts.get(items.join()) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    const chi2 = [...counts.values()].reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
    // The 99.9% quantile of chi-square with 5 degrees of freedom.
    expect(chi2).toBeLessThan(20.52);
  });

  it('leaves nothing and one thing alone', () => {
    const one = Int32Array.of(7);
    shuffle(one, seededGenerator(1));
    shuffle(new Int32Array(0), seededGenerator(1));
    expect(one).toEqual(Int32Array.of(7));
  });
});
