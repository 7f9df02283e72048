import { describe, expect, it } from 'vitest';
import { applyRecipe, recipeFeatureNames } from '../../../core/cleaning/apply-recipe.ts';
import { fitRecipe } from '../../../core/cleaning/fit-recipe.ts';
import { allRows, cleanOf, tableOf } from './table-of.ts';

const training = tableOf({
  power: [0, 4, null, 8],
  kit: [true, true, null, false],
  origin: ['USA', 'Japan', null, 'Japan'],
});
const clean = cleanOf({ normalize: { method: 'minMax', range: [0, 2] } });
const features = ['power', 'kit', 'origin'];
const recipe = fitRecipe({ table: training, rows: allRows(training), features, clean });

const plain = (columns: readonly Float64Array[]) => columns.map((column) => [...column]);

describe('applyRecipe', () => {
  it('imputes, normalises and encodes the given rows in the given order', () => {
    const matrix = applyRecipe(recipe, training, Int32Array.of(3, 2, 0));
    expect(matrix).toMatchObject({ nSamples: 3, nFeatures: 4 });
    expect(matrix.featureNames).toEqual(['power', 'kit', 'origin=Japan', 'origin=USA']);
    expect(plain(matrix.columns)).toEqual([
      [2, 1, 0],
      [0, 1, 1],
      [1, 1, 0],
      [0, 0, 1],
    ]);
  });

  it('says which columns are one category, and how far rounding may have moved a column', () => {
    const far = tableOf({ power: [1e9, 1e9 + 2], origin: ['USA', 'Japan'], kit: [true, false] });
    const standard = cleanOf({ normalize: { method: 'standard' } });
    const fitted = fitRecipe({
      table: far,
      rows: allRows(far),
      features: ['power', 'origin', 'kit'],
      clean: standard,
    });
    const { oneHotBlocks, shiftError } = applyRecipe(fitted, far, allRows(far));
    expect(oneHotBlocks).toEqual([[1, 2]]);
    // A mean of 1e9 + 1 and a standard deviation of 1.
    expect([...shiftError]).toEqual([4 * Number.EPSILON * (1e9 + 1), 0, 0, 0]);
  });

  it('encodes a level that the fit did not see as zeros, whatever the order of columns and levels', () => {
    const rows = tableOf({
      origin: ['Sweden', null, 'USA'],
      extra: [1, 2, 3],
      kit: [1, 0, null],
      power: [16, 2, null],
    });
    expect(plain(applyRecipe(recipe, rows, allRows(rows)).columns)).toEqual([
      [4, 0.5, 1],
      [1, 0, 1],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });

  it('leaves the gaps of a category that had no level at zeros, in no column', () => {
    const empty = tableOf({ origin: [null, null], power: [1, 3] }, { origin: 'category' });
    const fitted = fitRecipe({ table: empty, rows: allRows(empty), features: ['origin', 'power'], clean });
    expect(recipeFeatureNames(fitted)).toEqual(['power']);
    expect(plain(applyRecipe(fitted, training, Int32Array.of(1)).columns)).toEqual([[3]]);
  });

  it('imputes a column without any value, whatever type it was read as', () => {
    const rows = tableOf({ power: [null], kit: [null], origin: [null] }, { power: 'text', origin: 'number' });
    expect(plain(applyRecipe(recipe, rows, allRows(rows)).columns)).toEqual([[1], [1], [1], [0]]);
  });

  it('refuses a table that lacks columns, naming them all', () => {
    const rows = tableOf({ kit: [true] });
    expect(() => applyRecipe(recipe, rows, allRows(rows))).toThrow(
      'features: the data lack "power", "origin". Add the columns that the model was fitted on; cells may be empty.',
    );
  });

  it('refuses columns of another type, naming them all', () => {
    const rows = tableOf({ power: ['much'], kit: [true], origin: [3] });
    expect(() => applyRecipe(recipe, rows, allRows(rows))).toThrow(
      'features: "power" is of type category, not number; "origin" is of type number, not category. ' +
        'Mend the cells, or say the types under data.types.',
    );
  });
});
