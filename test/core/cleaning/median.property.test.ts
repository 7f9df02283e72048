import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnQuantiles } from '../../../core/cleaning/column-quantiles.ts';
import { knownValues } from '../../../core/cleaning/known-values.ts';
import { quantile } from '../../../core/cleaning/quantile.ts';
import { countKnown, modeOf } from '../../../core/cleaning/value-counts.ts';
import { allRows } from '../../../core/table/table.ts';

/** Many values of a pool, so that the sampling and the hash table are reached; a tenth of them are gaps. */
const columns = fc
  .record({
    pool: fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e100, max: 1e100 }), {
      minLength: 1,
    }),
    length: fc.constantFrom(1, 2, 3, 50, 601, 2000, 6000),
    distinct: fc.boolean(),
  })
  .map(({ pool, length, distinct }) =>
    Float64Array.from({ length }, (_, i) => {
      const at = (i * 7919) % 10_007;
      if (at % 10 === 9) return Number.NaN;
      return pool[at % pool.length]! * (distinct ? 1 + at / 10_007 : 1);
    }),
  );

const medianOf = (values: Float64Array, rows: Int32Array) => columnQuantiles(values, rows, [0.5])?.[0];

const countValues = (values: Float64Array) => countKnown(knownValues(values, allRows(values.length)));

const sorted = (values: Float64Array) =>
  values
    .filter((value) => !Number.isNaN(value))
    .map((x) => x + 0)
    .sort();

describe('the median by selection', () => {
  it('is that of the sorted values, bit for bit', () => {
    fc.assert(
      fc.property(columns, (values) => {
        expect(medianOf(values, allRows(values.length))).toBe(quantile(sorted(values), 0.5));
      }),
    );
  });

  it('leaves the column as it is, and looks at the given rows only', () => {
    const values = Float64Array.of(5, 1, Number.NaN, 4, 100);
    expect(medianOf(values, Int32Array.of(0, 1, 2, 3))).toBe(4);
    expect(medianOf(values, Int32Array.of(2))).toBeUndefined();
    expect([...values]).toEqual([5, 1, Number.NaN, 4, 100]);
  });
});

describe('counted values', () => {
  it('have the number and the frequencies of the sorted ones', () => {
    fc.assert(
      fc.property(
        columns.filter(({ length }) => length < 3000),
        (values) => {
          const counted = countValues(values);
          const ascending = sorted(values);
          expect(counted.values).toEqual(Float64Array.from(new Set(ascending)));
          expect(counted.n).toBe(ascending.length);
          const counts = Array.from(counted.values, (value) => ascending.filter((x) => x === value).length);
          expect([...counted.counts]).toEqual(counts);
        },
      ),
    );
  });

  it('are the same by hashing and by sorting', () => {
    const values = Float64Array.from({ length: 200_000 }, (_, i) => ((i * 7919) % 40_009) / 8 - 1000);
    const half = values.map((value) => Math.trunc(value));
    for (const column of [values, half]) {
      const counted = countValues(column);
      const ascending = column.map((x) => x + 0).sort();
      expect(counted.values).toEqual(Float64Array.from(new Set(ascending)));
      expect(counted.counts.reduce((sum, count) => sum + count, 0)).toBe(column.length);
    }
  });

  it('have a mode, the lowest of equally frequent values', () => {
    const counted = countValues(Float64Array.of(7, 2, 7, -0, 2, 0));
    expect([modeOf(counted), [...counted.values], [...counted.counts]]).toEqual([0, [0, 2, 7], [2, 2, 2]]);
    expect(modeOf(countValues(new Float64Array(0)))).toBeUndefined();
  });
});
