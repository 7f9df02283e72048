import { describe, expect, it } from 'vitest';
import { sampleDistinct } from '../../../core/profile/distinct-counter.ts';
import { estimatedDistinct, MAX_SAMPLED, mergeDistinct } from '../../../core/profile/distinct-sample.ts';
import { profileColumns } from '../../../core/profile/profile-columns.ts';
import type { Table } from '../../../core/table/table.ts';
import { dataOf } from '../cleaning/table-of.ts';
import { collidingNumbers } from './colliding-numbers.ts';

const N = 5 * MAX_SAMPLED;
const values = collidingNumbers(N);
/** Zero has every hash 0, and is in every sample. */
const withZeros = Float64Array.from([...values, 0, -0, ...values]);

describe('numbers that were made to have one hash', () => {
  it('all have it', () => {
    expect(new Set(values).size).toBe(N);
    const depths = [1, 2, 3].map((part) => sampleDistinct(values.subarray(0, part * MAX_SAMPLED)).depth);
    expect(depths[0]).toBe(0);
    expect(depths.slice(1).every((depth) => depth > 32)).toBe(true);
  });

  it('leave a bounded sample with exact counts', () => {
    const sample = sampleDistinct(withZeros);
    expect(sample.values.length).toBeLessThanOrEqual(MAX_SAMPLED);
    // The other hash halves them each time, as it does other numbers.
    expect(sample.depth).toBeGreaterThanOrEqual(32 + 2);
    expect(sample.depth).toBeLessThanOrEqual(32 + 4);
    expect(sample.values[0]).toBe(0);
    expect(sample.counts.every((count) => count === 2)).toBe(true);
  });

  it.each([
    0,
    100,
    MAX_SAMPLED,
    3 * MAX_SAMPLED,
    N + 1,
    N + 2 + MAX_SAMPLED,
  ])('are merged into the sample of all, cut at %i', (cut) => {
    const parts = [withZeros.slice(0, cut), withZeros.slice(cut)].map(sampleDistinct);
    const merged = mergeDistinct(parts[0]!, parts[1]!);
    expect(merged).toEqual(sampleDistinct(withZeros));
  });

  it('are the same sample in another order', () => {
    expect(sampleDistinct(withZeros.toReversed())).toEqual(sampleDistinct(withZeros));
  });

  it('are merged one by one where a part alone has few enough', () => {
    const parts = Array.from({ length: 10 }, (_, i) => values.slice((i * N) / 10, ((i + 1) * N) / 10));
    expect(parts.map(sampleDistinct).reduce(mergeDistinct)).toEqual(sampleDistinct(values));
  });

  it('have a profile that says how little it knows', () => {
    const table: Table = { nRows: N, columns: [{ name: 'x', type: 'number', values }] };
    const [column] = profileColumns(table, dataOf());
    expect(column).toMatchObject({ count: N, distinct: N, distinctError: 1 });
  });
});

describe('estimatedDistinct', () => {
  it('states its own error up to what chance explains', () => {
    expect(estimatedDistinct({ depth: 1, nSampled: 5250 }, 10_000)).toEqual({
      distinct: 10_000,
      distinctError: expect.closeTo(0.01326, 5),
    });
    expect(estimatedDistinct({ depth: 1, nSampled: 5600 }, 10_000)).toEqual({
      distinct: 10_000,
      distinctError: 1,
    });
  });
});
