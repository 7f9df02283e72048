import { describe, expect, it } from 'vitest';
import { applyRecipe } from '../../../core/cleaning/apply-recipe.ts';
import { finishTable } from '../../../core/cleaning/finish-table.ts';
import { fitCleaning, fitRecipe } from '../../../core/cleaning/fit-recipe.ts';
import { imputationEntries } from '../../../core/cleaning/imputation-entries.ts';
import { outlierEntries } from '../../../core/cleaning/outliers/outlier-entries.ts';
import { trainingRows } from '../../../core/cleaning/outliers/training-rows.ts';
import type { NumericFeature } from '../../../core/contracts/recipe.ts';
import { allRows, cellsOf, cleanOf, tableOf } from './table-of.ts';

// Quartiles of 1 to 12 and 40: 4 and 10. Bounds by 1.5: -5 and 19.
const x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 40];
const table = tableOf({ x, y: x.map((value) => -value) });
const rows = allRows(table);
const section = (outliers: unknown, more: object = {}) =>
  cleanOf({ outliers, normalize: { method: 'none' }, ...more });

function recipeOf(outliers: unknown, more: object = {}) {
  return fitRecipe({ table, rows, features: ['x'], clean: section(outliers, more) });
}

const boundsOf = (outliers: unknown) => (recipeOf(outliers).features[0] as NumericFeature).outliers;

describe('outlier bounds', () => {
  it('lie 1.5 quartile distances beyond the quartiles, 3 deviations from the mean or the median, by default', () => {
    const mean = 118 / 13;
    const sd = Math.sqrt(x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 13);
    expect(boundsOf({ method: 'iqr' })).toEqual({ method: 'iqr', action: 'clip', low: -5, high: 19 });
    expect(boundsOf({ method: 'zScore' })!.high).toBeCloseTo(mean + 3 * sd, 12);
    // Distances from the median 7: 6 5 4 3 2 1 0 1 2 3 4 5 33, whose median is 3.
    expect(boundsOf({ method: 'mad' })!.low).toBeCloseTo(7 - 3 * 1.4826 * 3, 12);
  });

  it('take a factor, and only the training rows', () => {
    expect(boundsOf({ method: 'iqr', factor: 0.5 })).toMatchObject({ low: 1, high: 13 });
    const clean = section({ method: 'iqr' });
    const [feature] = fitRecipe({ table, rows: rows.subarray(0, 12), features: ['x'], clean }).features;
    expect(feature).toMatchObject({ outliers: { low: -4.5, high: 17.5 } });
  });

  it('pass over booleans, at most ten distinct values, and no spread, and say so', () => {
    const few = x.map((value) => Math.min(value, 10));
    const flat = [...Array<number>(30).fill(0), ...x];
    const wide = tableOf({
      flag: flat.map((value) => value > 3),
      few: [...few, ...few, ...few, ...few.slice(0, 4)],
      flat,
      wide: flat.map((_, i) => i),
    });
    const features = ['flag', 'few', 'flat', 'wide'];
    const { recipe, notices } = fitCleaning({
      table: wide,
      rows: allRows(wide),
      features,
      clean: section({ method: 'mad' }),
    });
    const found = recipe.features.map((feature) => (feature as NumericFeature).outliers !== null);
    expect(found).toEqual([false, false, false, true]);
    expect(notices).toEqual([
      'Not searched for outliers: flag; booleans have none.',
      'Not searched for outliers: few; at most 10 distinct values.',
      'Not searched for outliers: flat; most values are equal, so that there is no spread to measure by.',
    ]);
  });
});

describe('an outlier', () => {
  it('is cut to the bound by clip, and counts as that in what is fitted after', () => {
    const recipe = recipeOf({ method: 'iqr' }, { impute: { numeric: 'mean' } });
    expect(recipe.features[0]!.impute.value).toBeCloseTo((78 + 19) / 13, 12);
    const later = tableOf({ x: [-100, 19, 20, null] });
    expect([...applyRecipe(recipe, later, allRows(later)).columns[0]!]).toEqual([
      -5,
      19,
      19,
      recipe.features[0]!.impute.value,
    ]);
    const expected = { rule: 'outliers.iqr.clip', column: 'x', cellsFound: 2, cellsChanged: 2 };
    expect(outlierEntries(recipe, later)).toEqual([
      { ...expected, meanAbsoluteChange: 48, maxAbsoluteChange: 95 },
    ]);
    expect(imputationEntries(recipe, later)).toMatchObject([{ rule: 'impute.mean', cellsChanged: 1 }]);
  });

  it('becomes a gap by null, which imputation fills with a statistic of the others', () => {
    const recipe = recipeOf(
      { method: 'iqr', action: 'null' },
      { impute: { numeric: 'mean', indicator: true } },
    );
    const later = tableOf({ x: [40, 3, null] });
    const { columns, featureNames } = applyRecipe(recipe, later, allRows(later));
    expect([...columns[0]!]).toEqual([6.5, 3, 6.5]);
    // A mark is of the gaps as they stood before: there are none in the training rows.
    expect(featureNames).toEqual(['x']);
    expect(outlierEntries(recipe, later)).toMatchObject([{ cellsChanged: 1, meanAbsoluteChange: null }]);
    expect(imputationEntries(recipe, later)).toMatchObject([{ cellsChanged: 2 }]);
  });

  it('is marked by flag in a column of its own, and stays', () => {
    const recipe = recipeOf({ method: 'iqr', action: 'flag' });
    const later = tableOf({ x: [40, 3, null, -6] });
    const { columns, featureNames } = applyRecipe(recipe, later, allRows(later));
    expect(featureNames).toEqual(['x', 'outlier(x)']);
    expect(columns.map((column) => [...column])).toEqual([
      [40, 3, 7, -6],
      [1, 0, 0, 1],
    ]);
    expect(outlierEntries(recipe, later)).toEqual([
      {
        rule: 'outliers.iqr.flag',
        column: 'x',
        cellsFound: 2,
        cellsChanged: 0,
        meanAbsoluteChange: null,
        maxAbsoluteChange: null,
      },
    ]);
  });
});

describe('drop', () => {
  // Row 2 holds an outlier of b, row 12 one of x; what is fitted after them sees neither.
  const b = x.map((_, row) => (row === 2 ? -500 : 100 + row));
  const both = tableOf({ x: [...x, 1000], b: [...b, 100], name: [...x, 0].map(String) });
  const train = Int32Array.from(x.keys());
  const clean = section({ method: 'iqr', action: 'drop' }, { impute: { numeric: 'mean' } });
  const { recipe, notices } = fitCleaning({ table: both, rows: train, features: ['x', 'b'], clean });

  it('leaves rows with an outlier in any feature out of what is fitted after', () => {
    expect([...trainingRows(recipe, both, train)]).toEqual([0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(recipe.features[0]!.impute.value).toBeCloseTo(75 / 11, 12);
    expect(notices).toEqual([
      'Rows with an outlier, left out of clean.csv and of training, not of tests: 2.',
    ]);
  });

  it('changes no cell and leaves out no row that is tested or served', () => {
    const { columns } = applyRecipe(recipe, both, Int32Array.of(13, 2, 12));
    expect(columns.map((column) => [...column])).toEqual([
      [1000, 3, 40],
      [100, -500, 112],
    ]);
    expect(finishTable(recipe, both, { continues: true }).nRows).toBe(14);
  });

  it('leaves the rows out of the finished data set, in every column', () => {
    const finished = finishTable(recipe, both);
    expect(cellsOf(finished, 'x')).toEqual([1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(cellsOf(finished, 'name')).toEqual(['1', '2', '4', '5', '6', '7', '8', '9', '10', '11', '12']);
  });

  it('counts no gap of a row that is left out as filled', () => {
    const gaps = tableOf({ x: [...x, null], z: [...x.slice(0, 12).map(() => 1), null, null] });
    const fitted = fitRecipe({ table: gaps, rows: allRows(gaps), features: ['x', 'z'], clean });
    const found = imputationEntries(fitted, gaps).map(({ column, cellsChanged }) => [column, cellsChanged]);
    expect(found).toEqual([
      ['x', 1],
      ['z', 1],
    ]);
  });

  it('is refused where it leaves no row', () => {
    // Each row is extreme in one of the two.
    const up = [
      ...Array.from({ length: 11 }, (_, i) => i),
      ...Array.from({ length: 11 }, (_, i) => 1e6 * (i + 1)),
    ];
    const clash = tableOf({ up, down: up.toReversed() });
    const strict = section({ method: 'zScore', factor: 0.1, action: 'drop' });
    const fitClash = () =>
      fitRecipe({ table: clash, rows: allRows(clash), features: ['up', 'down'], clean: strict });
    expect(fitClash).toThrow(
      'clean.outliers: each of the 22 training rows holds an outlier, and the action is drop. ' +
        'Raise factor, or choose another action.',
    );
  });
});

it('bounds that are no numbers are refused by name', () => {
  const huge = tableOf({ x: [...x.slice(1).map((value) => value * 1e306), -1.2e307] });
  const fitHuge = () =>
    fitRecipe({
      table: huge,
      rows: allRows(huge),
      features: ['x'],
      clean: section({ method: 'iqr', factor: 1000 }),
    });
  expect(fitHuge).toThrow(/^feature "x": its values, from -1.2e\+307 to 4e\+307, are too far apart/);
});
