import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { donorRows } from '../../../../core/cleaning/neighbours/donor-rows.ts';
import { knnImpute } from '../../../../core/cleaning/neighbours/knn-impute.ts';
import { donorColumns, neighbourRows } from '../../../../core/cleaning/neighbours/neighbour-rows.ts';
import { expectClose } from '../expect-close.ts';

const gap = Number.NaN;
const f = (...values: number[]) => Float64Array.from(values);

describe('knnImpute', () => {
  const donors = [f(1, 2, 3, 10, gap), f(10, 20, 30, 99, 5)];

  it('takes the mean of the nearest donors, and keeps what is known', () => {
    const columns = [f(2.2, gap, 4), f(gap, 19, 7)];
    const filled = knnImpute({
      donors,
      columns,
      rows: Int32Array.of(1, 0, 2),
      nNeighbors: 2,
      fallback: [0, 0],
    });
    // Near 19: 20 and 10. Near 2.2: 2 and 3.
    expect(filled).toEqual([f(1.5, 2.2, 4), f(19, 25, 7)]);
  });

  it('takes the lower index of donors at one distance', () => {
    const columns = [f(2), f(gap)];
    const rows = Int32Array.of(0);
    for (const own of [
      [10, 30],
      [30, 10],
    ]) {
      const filled = knnImpute({
        donors: [f(3, 1), f(...own)],
        columns,
        rows,
        nNeighbors: 1,
        fallback: [0, 0],
      });
      expect(filled[1]).toEqual(f(own[0]!));
    }
  });

  it('loses no donor at the same distance to rounding', () => {
    // 1 / 49 * 49 is below 1. The second donor is met first, because it equals the row in the first feature.
    const zeros = Array.from({ length: 47 }, () => f(0, 0));
    const columns = [...Array.from({ length: 49 }, () => f(0)), f(gap)];
    const filled = knnImpute({
      donors: [f(1, 0), f(0, 1), ...zeros, f(10, 30)],
      columns,
      rows: Int32Array.of(0),
      nNeighbors: 1,
      fallback: new Array(50).fill(0),
    });
    expect(filled[49]).toEqual(f(10));
  });

  it('falls back where a row knows nothing, and where no donor has the feature', () => {
    const input = { rows: Int32Array.of(0), nNeighbors: 3, fallback: [7, 8] };
    expect(knnImpute({ ...input, donors, columns: [f(gap), f(gap)] })).toEqual([f(7), f(8)]);
    expect(knnImpute({ ...input, donors: [f(1, 2), f(gap, gap)], columns: [f(1), f(gap)] })[1]).toEqual(f(8));
    expect(knnImpute({ ...input, donors: [f(), f()], columns: [f(1), f(gap)] })[1]).toEqual(f(8));
    expect(knnImpute({ ...input, donors: [f(1, 2)], columns: [f(gap)] })).toEqual([f(7)]);
  });

  it('equals a search through all donors, for any data', () => {
    const cell = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.double({ min: -50, max: 50, noNaN: true }),
      fc.constant(gap),
    );
    const table = fc.array(fc.tuple(cell, cell, cell), { maxLength: 60 });
    fc.assert(
      fc.property(
        table,
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (known, asked, k) => {
          const columnsOf = (rows: number[][]) =>
            [0, 1, 2].map((j) => Float64Array.from(rows, (row) => row[j]!));
          const rows = Int32Array.from(asked.keys());
          const filled = knnImpute({
            donors: columnsOf(known),
            columns: columnsOf(asked),
            rows,
            nNeighbors: k,
            fallback: [1, 2, 3],
          });
          for (const [i, row] of asked.entries())
            for (const j of [0, 1, 2])
              expectClose([filled[j]![i]!], [bruteForce(known, row, { j, k })], {
                tolerance: 1e-12,
                scale: 50,
              });
        },
      ),
    );
  });

  it.each([3, 5, 9])('equals it for numbers whose squares are beyond any, of %i features', (nFeatures) => {
    const huge = fc.constantFrom(2 ** 511, -(2 ** 512), 1.5e154, -1e200, 1e308);
    const small = fc.integer({ min: -3, max: 3 });
    const features = [...Array(nFeatures).keys()];
    const last = nFeatures - 1;
    const line = fc.tuple(
      ...features.map((j) => fc.oneof(small, ...(j === last ? [] : [huge]), fc.constant(gap))),
    );
    const columnsOf = (rows: number[][]) => features.map((j) => Float64Array.from(rows, (row) => row[j]!));
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 60 }),
        fc.array(line, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (known, asked, k) => {
          const filled = knnImpute({
            donors: columnsOf(known),
            columns: columnsOf(asked),
            rows: Int32Array.from(asked.keys()),
            nNeighbors: k,
            fallback: features.map((j) => j + 1),
          });
          for (const [i, row] of asked.entries()) {
            const expected = bruteForce(known, row, { j: last, k });
            expectClose([filled[last]![i]!], [expected], { tolerance: 1e-12, scale: 50 });
          }
        },
      ),
    );
  });

  it('equals it with more features than are screened, and for several gaps of a row', () => {
    const cell = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(gap));
    const features = [...Array(9).keys()];
    const line = fc.tuple(...features.map(() => cell));
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 30, maxLength: 120 }),
        fc.array(line, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (known, asked, k) => {
          const columnsOf = (rows: number[][]) =>
            features.map((j) => Float64Array.from(rows, (row) => row[j]! * 2 ** (j % 3)));
          const scaled = (rows: number[][]) => rows.map((row) => row.map((x, j) => x * 2 ** (j % 3)));
          const filled = knnImpute({
            donors: columnsOf(known),
            columns: columnsOf(asked),
            rows: Int32Array.from(asked.keys()),
            nNeighbors: k,
            fallback: features.map((j) => j + 1),
          });
          for (const [i, row] of scaled(asked).entries())
            for (const j of features)
              expectClose([filled[j]![i]!], [bruteForce(scaled(known), row, { j, k })], {
                tolerance: 1e-12,
                scale: 50,
              });
        },
      ),
      { numRuns: 60 },
    );
  });
});

function bruteForce(donors: number[][], row: number[], { j, k }: { j: number; k: number }): number {
  if (!Number.isNaN(row[j])) return row[j]!;
  const near = donors.flatMap((donor) => {
    // Of two squares or whole numbers, so that no order of summing makes a difference to ties.
    const squares = donor.map((x, p) => (x - row[p]!) ** 2).filter((square) => !Number.isNaN(square));
    if (Number.isNaN(donor[j]) || squares.length === 0) return [];
    return [{ distance: squares.reduce((sum, x) => sum + x, 0) / squares.length, value: donor[j]! }];
  });
  near.sort((a, b) => a.distance - b.distance);
  const mean = near.slice(0, k).reduce((sum, { value }, i) => sum + (value - sum) / (i + 1), 0);
  return near.length === 0 ? j + 1 : mean;
}

describe('donorRows', () => {
  const all = (n: number) => Int32Array.from({ length: n }, (_, row) => row * 2);

  it('keeps all rows where they are few', () => {
    const rows = all(5000);
    expect(donorRows({ rows, nFeatures: 10, nNeighbors: 5 })).toBe(rows);
  });

  it.each([
    ['5,000 rows', 1, 5, 5000],
    ['50,000 cells', 20, 5, 2500],
    ['200 rows in any case', 10_000, 5, 200],
    ['as many as are averaged in any case', 10_000, 900, 900],
  ])('keeps %s, ascending, one of each stretch, the same every time', (_, nFeatures, nNeighbors, kept) => {
    const rows = all(20_000);
    const donors = donorRows({ rows, nFeatures, nNeighbors });
    expect(donors).toHaveLength(kept);
    const stretch = 40_000 / kept;
    donors.forEach((row, i) => {
      expect(Math.floor(row / stretch)).toBeGreaterThanOrEqual(i - 1);
      expect(Math.floor(row / stretch)).toBeLessThanOrEqual(i + 1);
    });
    expect(new Set(donors).size).toBe(kept);
    expect(donorRows({ rows, nFeatures, nNeighbors })).toEqual(donors);
  });

  it('does not keep one hour of every day only', () => {
    const hours = new Set(
      Array.from(donorRows({ rows: all(24 * 5000), nFeatures: 1, nNeighbors: 5 }), (row) => (row / 2) % 24),
    );
    expect(hours.size).toBe(24);
  });
});

describe('neighbourRows', () => {
  it('is what donorColumns reads back, through JSON too', () => {
    const columns = new Map([
      ['a', f(1, gap, 3)],
      ['__proto__', f(gap, 5, 6)],
    ]);
    const kept = neighbourRows({ columns, rows: Int32Array.of(0, 2), nNeighbors: 4 });
    expect(JSON.stringify(kept)).toBe('{"nNeighbors":4,"columns":{"a":[1,3],"__proto__":[null,6]}}');
    expect(donorColumns(JSON.parse(JSON.stringify(kept)), ['__proto__', 'a'])).toEqual([f(gap, 6), f(1, 3)]);
  });
});
