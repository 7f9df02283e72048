import { describe, expect, it } from 'vitest';
import { applyRecipe } from '../../../core/cleaning/apply-recipe.ts';
import type { ApplyOptions } from '../../../core/cleaning/feature-sources.ts';
import { finishTable } from '../../../core/cleaning/finish-table.ts';
import { fitCleaning, fitRecipe } from '../../../core/cleaning/fit-recipe.ts';
import { groupRows } from '../../../core/cleaning/group-rows.ts';
import { startedFills } from '../../../core/cleaning/row-fills.ts';
import type { Recipe } from '../../../core/contracts/recipe.ts';
import type { Table } from '../../../core/table/table.ts';
import { allRows, cellsOf, cleanOf, tableOf } from './table-of.ts';

const none = { method: 'none' };

function recipeOf(table: Table, section: object, more: { group?: string; rows?: Int32Array } = {}) {
  const features = table.columns.map(({ name }) => name).filter((name) => name !== more.group);
  const clean = cleanOf({ normalize: none, ...section });
  return fitRecipe({ table, rows: allRows(table), features, clean, ...more });
}

const applied = (recipe: Recipe, table: Table, options: ApplyOptions = {}) =>
  applyRecipe(recipe, table, allRows(table), options).columns.map((column) => [...column]);

describe('fills along the rows', () => {
  const table = tableOf({
    place: ['a', 'b', 'a', 'b', 'a', 'b'],
    x: [1, null, null, 4, null, null],
    c: [null, 'q', 'p', null, null, null],
  });
  const impute = { numeric: 'forwardFill', category: 'forwardFill', limit: 1 };
  const recipe = recipeOf(table, { impute }, { group: 'place' });

  it('go anew in each group, as far as the limit; what remains gets a statistic of the training rows', () => {
    expect(applied(recipe, table, { group: 'place' })).toEqual([
      // b begins with a gap: the median of 1 and 4. The second gap of a is beyond the limit.
      [1, 2.5, 1, 4, 2.5, 4],
      [1, 0, 1, 0, 1, 1],
      [0, 1, 0, 1, 0, 0],
    ]);
    expect(recipe.features.map((feature) => feature.impute)).toEqual([
      { method: 'forwardFill', value: 2.5 },
      { method: 'forwardFill', value: 'p' },
    ]);
  });

  it('leave the tails of each group, from which new rows go on', () => {
    expect(recipe.fills).toEqual([
      { column: 'x', limit: 1, tails: { a: { last: 1, gaps: 2 }, b: { last: 4, gaps: 1 } } },
      { column: 'c', limit: 1, tails: { a: { last: 'p', gaps: 1 }, b: { last: 'q', gaps: 2 } } },
    ]);
    const wider = recipeOf(table, { impute: { ...impute, limit: 3 } }, { group: 'place' });
    const later = tableOf({
      place: ['a', 'b', 'c', 'b'],
      x: [null, null, null, 9],
      c: [null, 'p', null, null],
    });
    expect(applied(wider, later, { group: 'place', continues: true })).toEqual([
      // c is new: nothing precedes it.
      [1, 4, 2.5, 9],
      [1, 1, 1, 1],
      [0, 0, 0, 0],
    ]);
    expect(startedFills(wider, groupRows(later, { group: 'place' }))).toEqual([
      { column: 'x', groups: ['c'], nRows: 1 },
      { column: 'c', groups: ['c'], nRows: 1 },
    ]);
    expect(startedFills(wider, groupRows(table, { group: 'place' }))).toEqual([]);
    // The same rows as a table of their own know of no rows before.
    expect(applied(wider, later, { group: 'place' })[0]).toEqual([2.5, 2.5, 2.5, 9]);
  });

  it('statistics and levels are of the filled training rows, and never of other rows', () => {
    const rows = Int32Array.of(0, 2, 3);
    const clean = cleanOf({ impute: { numeric: 'forwardFill' }, normalize: { method: 'minMax' } });
    const open = tableOf({ x: [1, 100, null, 4, 500] });
    const [feature] = fitRecipe({ table: open, rows, features: ['x'], clean }).features;
    // Row 2 is filled from row 1, which precedes it; the median that a gap without any row before gets, is not.
    expect(feature).toMatchObject({
      impute: { value: 2.5 },
      normalize: { offset: 1, scale: 1 / 99 },
    });
  });

  it('levels are counted as they are once filled', () => {
    const table = tableOf({ c: ['a', 'b', null, null] });
    const impute = { category: 'forwardFill' };
    const [feature] = recipeOf(table, { impute, infrequent: { minFrequency: 2 } }).features;
    expect(feature).toMatchObject({ encode: { levels: ['b'], infrequent: ['a'] } });
  });

  it('fill gaps that an outlier or a logarithm leaves', () => {
    const x = [...Array.from({ length: 12 }, (_, i) => i + 1), 1000];
    const spiked = tableOf({ x });
    const outliers = { method: 'iqr', action: 'null' };
    const clean = { outliers, impute: { numeric: 'forwardFill' } };
    expect(applied(recipeOf(spiked, clean), spiked)[0]!.at(-1)).toBe(12);
    const logged = recipeOf(spiked, { impute: { numeric: 'forwardFill' }, normalize: { method: 'log1p' } });
    const later = tableOf({ x: [3, -1, -7, 0] });
    expect(applied(logged, later)[0]).toEqual([3, 3, 3, 0].map(Math.log1p));
  });

  it.each([
    'backwardFill',
    'interpolate',
  ])('%s looks ahead in training rows, and is refused for a gap in new ones', (numeric) => {
    const ahead = recipeOf(tableOf({ x: [1, null, 5] }), { impute: { numeric } });
    expect(applied(ahead, tableOf({ x: [1, null, 5] }))).toEqual([[1, numeric === 'interpolate' ? 3 : 5, 5]]);
    expect(ahead.fills).toEqual([{ column: 'x', limit: null, tails: {} }]);
    expect(applied(ahead, tableOf({ x: [1, 5] }), { continues: true })).toEqual([[1, 5]]);
    expect(() => applied(ahead, tableOf({ x: [1, null] }), { continues: true })).toThrow(
      `clean.impute: column "x": row 2 has a gap, which ${numeric} fills from rows that come later, and new rows have none yet. ` +
        'Allowed: forwardFill, or a statistic such as median, for rows that are served. ' +
        'Fill in the cell, or tune again with such a method.',
    );
  });
});

describe('neighbours', () => {
  const table = tableOf({ a: [0, 10, 20, 30], b: [1, null, 3, 4], flag: [true, null, true, false] });
  const impute = { numeric: 'knn', nNeighbors: 2 };

  it('fill new rows from the training rows that the recipe keeps', () => {
    const recipe = JSON.parse(JSON.stringify(recipeOf(table, { impute }))) as Recipe;
    expect(recipe.neighbours).toEqual({
      nNeighbors: 2,
      columns: { a: [0, 10, 20, 30], b: [1, null, 3, 4] },
    });
    const later = tableOf({ a: [29, null], b: [null, null], flag: [null, null] });
    // Nothing is known of the second row: the means.
    expect(applied(recipe, later, { continues: true })).toEqual([
      [29, 15],
      [3.5, 8 / 3],
      [1, 1],
    ]);
  });

  it('have their outliers treated, and are not normalised', () => {
    const x = Array.from({ length: 13 }, (_, i) => (i === 12 ? 1000 : i));
    const spiked = tableOf({ x, z: x.map((_, i) => i) });
    const recipe = recipeOf(spiked, {
      impute,
      outliers: { method: 'iqr' },
      normalize: { method: 'standard' },
    });
    expect(recipe.neighbours!.columns.x!.at(-1)).toBe(18);
    const dropped = recipeOf(spiked, { impute, outliers: { method: 'iqr', action: 'drop' } });
    expect(dropped.neighbours!.columns.x).toEqual(x.slice(0, 12));
  });
});

describe('constants', () => {
  it('are the number and the level of their own that the options say', () => {
    const table = tableOf({ x: [1, null], c: ['p', null], full: ['r', 's'] });
    const impute = { numeric: 'constant', category: 'constant', fillNumber: -9, fillText: 'none' };
    const recipe = recipeOf(table, { impute });
    const { featureNames } = applyRecipe(recipe, table, allRows(table));
    // Without a gap in the training rows there is nothing to learn of the level.
    expect(featureNames).toEqual(['x', 'c=none', 'c=p', 'full=r', 'full=s']);
    expect(applied(recipe, table)).toEqual([
      [1, -9],
      [0, 1],
      [1, 0],
      [1, 0],
      [0, 1],
    ]);
  });
});

describe('marks of gaps', () => {
  it('are for features with a gap in their training rows, of any type, after the feature', () => {
    const table = tableOf({ x: [1, null], c: ['p', null], b: [null, true], full: [1, 2] });
    const recipe = recipeOf(table, { impute: { indicator: true } });
    const finished = finishTable(recipe, table);
    expect(finished.columns.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      'x: number',
      'missing(x): number',
      'c=p: number',
      'missing(c): number',
      'b: boolean',
      'missing(b): number',
      'full: number',
    ]);
    expect(cellsOf(finished, 'missing(x)')).toEqual([0, 1]);
    expect(cellsOf(finished, 'missing(b)')).toEqual([1, 0]);
  });

  it('are refused where a column has their name', () => {
    const clash = tableOf({ x: [1, null], 'missing(x)': [1, 2] });
    expect(() => recipeOf(clash, { impute: { indicator: true } })).toThrow(
      'column "missing(x)": two columns have this name once categories are encoded.',
    );
  });
});

describe('the rows that knn looks at', () => {
  const fitted = (n: number) => {
    const table = tableOf({ x: Array.from({ length: n }, (_, i) => (i === 3 ? null : i % 100)) });
    const clean = cleanOf({ impute: { numeric: 'knn' } });
    return fitCleaning({ table, rows: allRows(table), features: ['x'], clean });
  };

  it('are told where they are a sample', () => {
    const { recipe, notices } = fitted(5001);
    expect(recipe.neighbours!.columns.x).toHaveLength(5000);
    expect(notices).toEqual(['knn looks for the nearest rows among 5000 of 5001 training rows, a sample.']);
    expect(fitted(5000).notices).toEqual([]);
  });

  it('are counted without those that outliers drop', () => {
    const table = tableOf({ x: Array.from({ length: 5001 }, (_, i) => (i === 0 ? 1e6 : i % 100)) });
    const clean = cleanOf({ outliers: { method: 'iqr', action: 'drop' }, impute: { numeric: 'knn' } });
    const { notices } = fitCleaning({ table, rows: allRows(table), features: ['x'], clean });
    expect(notices).toEqual([expect.stringMatching(/not of tests: 1\.$/)]);
  });
});

describe('a column without a value in the training rows', () => {
  const table = tableOf({ x: [null, null, 5], c: [null, null, 'p'], z: [1, 2, 3] });
  const features = ['x', 'c', 'z'];
  const rows = Int32Array.of(0, 1);

  it('is kept, and reported with what becomes of it', () => {
    const { recipe, notices } = fitCleaning({ table, rows, features, clean: cleanOf({ normalize: none }) });
    expect(notices).toEqual([
      'No training row has a value of x: its gaps become 0.',
      'No training row has a value of c: its gaps stay.',
    ]);
    const finished = finishTable(recipe, table);
    expect(cellsOf(finished, 'x')).toEqual([0, 0, 5]);
    expect(cellsOf(finished, 'c')).toEqual([null, null, 'p']);
  });

  it.each([
    'standard',
    'minMax',
    'robust',
    'maxAbs',
    'quantile',
    'log1p',
  ])('has a defined normalisation by %s', (method) => {
    const recipe = recipeOf(table, { normalize: { method } }, { rows });
    const values = applied(recipe, table)[0]!;
    expect(values.slice(0, 2)).toEqual([0, 0]);
    expect(values[2]).toBe(method === 'quantile' ? 1 : method === 'log1p' ? Math.log1p(5) : 5);
  });

  it('becomes the constant level where that is asked for', () => {
    const recipe = recipeOf(table, { impute: { category: 'constant' } }, { rows });
    expect(applied(recipe, table)[1]).toEqual([1, 1, 0]);
  });
});

describe('training rows that knn has imputed while it was fitted', () => {
  const table = tableOf({ x: [1, null, 3, 4, 90], z: [1, 2, null, 4, 5] });
  const cleaningBy = (section: object) =>
    fitCleaning({
      table,
      rows: Int32Array.of(0, 1, 2, 4),
      features: ['x', 'z'],
      clean: cleanOf({ impute: { numeric: 'knn', nNeighbors: 2 }, ...section }),
    });
  const treated = (rows: number[], { recipe, imputed }: ReturnType<typeof cleaningBy>) =>
    [imputed, null].map(
      (known) => applyRecipe(recipe, table, Int32Array.from(rows), { imputed: known }).columns,
    );

  it('are what applying the recipe makes of them, and of no other rows', () => {
    const fitted = cleaningBy({});
    expect(fitted.imputed!.rows).toEqual(Int32Array.of(0, 1, 2, 4));
    for (const rows of [
      [0, 1, 2, 4],
      [0, 1, 2, 3],
      [4, 2, 1, 0],
      [1, 2],
    ]) {
      const [taken, anew] = treated(rows, fitted);
      expect(taken).toEqual(anew);
    }
  });

  it('are taken, not imputed again', () => {
    const fitted = cleaningBy({});
    const other = new Map([...fitted.imputed!.columns].map(([name, values]) => [name, values.map(() => 7)]));
    const imputed = { rows: Int32Array.of(0, 1, 2, 4), columns: other };
    const [taken, anew] = treated([0, 1, 2, 4], { ...fitted, imputed });
    expect(taken).not.toEqual(anew);
  });

  it('are none where no normalisation looks at them', () => {
    expect(cleaningBy({ normalize: none }).imputed).toBeNull();
  });
});

describe('log1p', () => {
  const normalize = { method: 'log1p' };

  it('is refused by name for a training value of -1 or below, also one that is filled in', () => {
    const message =
      'feature "x": the normalisation log1p, and -1 among the training rows. Allowed: values above -1, which ' +
      'log(1 + x) is a number for. Choose another method in clean.normalize, or name the column in data.ignore.';
    expect(() => recipeOf(tableOf({ x: [3, -1] }), { normalize })).toThrow(message);
    const impute = { numeric: 'constant', fillNumber: -1 };
    expect(() => recipeOf(tableOf({ x: [3, null] }), { normalize, impute })).toThrow(message);
  });

  it.each([
    'median',
    'constant',
    'forwardFill',
    'backwardFill',
    'interpolate',
    'knn',
  ])('is refused for such a training value where %s fills the gaps', (numeric) => {
    const table = tableOf({ x: [3, -1, null, 5], z: [1, 2, 3, 4] });
    expect(() => recipeOf(table, { normalize, impute: { numeric } })).toThrow(
      'feature "x": the normalisation log1p, and -1 among the training rows.',
    );
    const rows = Int32Array.of(0, 2, 3);
    expect(() => recipeOf(table, { normalize, impute: { numeric } }, { rows })).not.toThrow();
  });

  it('is refused beside such a value for later gaps, though the training rows have none', () => {
    const impute = { numeric: 'constant', fillNumber: -1 };
    expect(() => recipeOf(tableOf({ x: [3, 4] }), { normalize, impute })).toThrow(
      'feature "x": the normalisation log1p, and -1 to fill gaps with. Allowed: values above -1, which ' +
        'log(1 + x) is a number for. Choose another method or fillNumber in clean.impute, or another method in clean.normalize.',
    );
  });

  it('takes such a value in other rows for a gap', () => {
    const recipe = recipeOf(tableOf({ x: [1, 3, 8] }), { normalize });
    expect(applied(recipe, tableOf({ x: [-1, 0, -50, null] }))).toEqual([[3, 0, 3, 3].map(Math.log1p)]);
  });
});

describe('codes of a category', () => {
  it('are the places of its levels, for unseen ones -1, or the place of the infrequent ones where there are any', () => {
    const table = tableOf({ c: ['b', 'a', 'b', 'c', 'a'] });
    const later = tableOf({ c: ['c', 'a', 'z', null] });
    expect(applied(recipeOf(table, { encode: 'ordinal' }), later)).toEqual([[2, 0, -1, 0]]);
    const grouped = recipeOf(table, { encode: 'ordinal', infrequent: { minFrequency: 2 } });
    expect(grouped.features[0]).toMatchObject({ encode: { levels: ['a', 'b'], infrequent: ['c'] } });
    expect(applied(grouped, later)).toEqual([[2, 0, 2, 0]]);
  });

  it('one-hot ones have a column for infrequent levels together', () => {
    const table = tableOf({ c: ['b', 'a', 'b', 'c', 'a'] });
    const recipe = recipeOf(table, { infrequent: { maxCategories: 2 } });
    const { featureNames, oneHotBlocks } = applyRecipe(recipe, table, allRows(table));
    // a and b are equally frequent: the lower one is put together with c.
    expect(featureNames).toEqual(['c=b', 'c=(infrequent)']);
    expect(oneHotBlocks).toEqual([[0, 1]]);
    expect(applied(recipe, tableOf({ c: ['a', 'z', 'b'] }))).toEqual([
      [0, 0, 1],
      [1, 1, 0],
    ]);
  });
});
