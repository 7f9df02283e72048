import { describe, expect, it } from 'vitest';
import { finishedSource } from '../../../core/cleaning/finish-table.ts';
import { fitRecipe } from '../../../core/cleaning/fit-recipe.ts';
import { describeColumn, describeTable } from '../../../core/profile/describe-column.ts';
import { sampleDistinct } from '../../../core/profile/distinct-counter.ts';
import { nDistinct } from '../../../core/profile/distinct-sample.ts';
import { profileColumns, profileSource } from '../../../core/profile/profile-columns.ts';
import { randomInteger, seededGenerator } from '../../../core/random/seeded-generator.ts';
import type { Column, Table } from '../../../core/table/table.ts';
import { wholeTable } from '../../../core/table/table-source.ts';
import { allRows, cleanOf, dataOf } from '../cleaning/table-of.ts';

const N = 70_000;

function tableOfMany(): Table {
  const random = seededGenerator(11);
  const numbers = (
    name: string,
    draw: (i: number) => number,
    type: 'number' | 'boolean' = 'number',
  ): Column => ({
    name,
    type,
    values: Float64Array.from({ length: N }, (_, i) => (random() < 0.05 ? Number.NaN : draw(i))),
  });
  const codes = Int32Array.from({ length: N }, () => randomInteger(random, 7) - 1);
  return {
    nRows: N,
    columns: [
      numbers('even', () => random() * 1e4),
      numbers('skewed', () => Math.exp(10 * random())),
      numbers('few', () => randomInteger(random, 30)),
      numbers('flag', () => randomInteger(random, 2), 'boolean'),
      { name: 'level', type: 'category', codes, levels: ['a', 'b', 'c', 'd', 'e', 'f'] },
    ],
  };
}

const CLEANINGS: [string, object][] = [
  ['one-hot and standard', { impute: { indicator: true } }],
  ['clipped to a range', { outliers: { method: 'iqr' }, normalize: { method: 'minMax', clip: true } }],
  ['rows dropped, ordinal', { outliers: { method: 'iqr', action: 'drop' }, encode: 'ordinal' }],
  ['outliers made gaps', { outliers: { method: 'mad', action: 'null' }, normalize: { method: 'robust' } }],
  [
    'quantiles, rare levels together',
    { normalize: { method: 'quantile' }, infrequent: { maxCategories: 3 } },
  ],
  ['logarithms, flags', { outliers: { method: 'iqr', action: 'flag' }, normalize: { method: 'log1p' } }],
  ['filled along the rows', { impute: { numeric: 'forwardFill', category: 'forwardFill' } }],
];

describe('a finished table that is profiled as it is made', () => {
  const table = tableOfMany();
  const data = dataOf();

  it.each(CLEANINGS)('has the profile that it has in memory: %s', (_, section) => {
    const features = table.columns.map(({ name }) => name);
    const recipe = fitRecipe({ table, rows: allRows(table), features, clean: cleanOf(section) });
    const finished = finishedSource(recipe, table);
    const known = { descriptions: describeTable(table), withHistograms: false };
    const inMemory = profileColumns(wholeTable(finished), data, { withHistograms: false });
    expect(profileSource(finished, data, known)).toEqual(inMemory);
  });
});

describe('describeColumn', () => {
  const describeValues = (values: Float64Array) => describeColumn({ name: 'x', type: 'number', values });

  it('counts again where it began with too small a sample of the distinct values', () => {
    // Evenly spaced rows never have the same value, so that each row seems to have its own.
    const values = Float64Array.from({ length: 300_000 }, (_, i) => i >> 3);
    expect(describeValues(values).statistics.distinct).toBe(nDistinct(sampleDistinct(values)));
  });

  it('estimates no more distinct values than there are values', () => {
    const random = seededGenerator(3);
    const columns = [21_000, 40_000, 70_000, 90_000, 150_000].map((n) =>
      Float64Array.from({ length: n }, (_, i) => (i % 10 === 0 ? Number.NaN : random())),
    );
    const estimates = columns.map((values) => nDistinct(sampleDistinct(values)));
    const counts = columns.map((values) => values.filter((value) => !Number.isNaN(value)).length);
    const found = columns.map((values) => describeValues(values).statistics.distinct);
    expect(found).toEqual(estimates.map((estimate, at) => Math.min(estimate, counts[at]!)));
    expect(found.filter((n, at) => n === counts[at])).not.toEqual([]);
    expect(found.filter((n, at) => n < counts[at]!)).not.toEqual([]);
  });

  it('finds quartiles that evenly spaced rows say nothing of', () => {
    const n = 90_000;
    const random = seededGenerator(5);
    // One row in two is looked at first.
    const values = Float64Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 1000 : 0) + random());
    const ascending = values.toSorted();
    const { places, values: placed } = describeValues(values).order!;
    expect(placed).toEqual(places.map((place) => ascending[place]));
  });
});
