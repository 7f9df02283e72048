import { describe, expect, it } from 'vitest';
import { fitRecipe } from '../../../core/cleaning/fit-recipe.ts';
import { imputationEntries } from '../../../core/cleaning/imputation-entries.ts';
import { changedCells } from '../../../core/cleaning/ledger-entry.ts';
import type { NumericColumn } from '../../../core/table/table.ts';
import { allRows, cleanOf, tableOf } from './table-of.ts';

const numbers = (...values: number[]): NumericColumn => ({
  name: 'x',
  type: 'number',
  values: Float64Array.from(values),
});

describe('changedCells', () => {
  it('counts changed cells and measures those that had a value', () => {
    const before = numbers(1, 2, Number.NaN, Number.NaN, 5);
    const after = numbers(1, 3, 7, Number.NaN, 2);
    expect(changedCells({ rule: 'rule', before, after })).toEqual({
      rule: 'rule',
      column: 'x',
      cellsFound: 3,
      cellsChanged: 3,
      meanAbsoluteChange: 2,
      maxAbsoluteChange: 3,
    });
  });

  it('measures large changes, and many, to the last digits', () => {
    const large = { rule: 'rule', before: numbers(0, 0), after: numbers(1.5e308, -1.5e308) };
    expect(changedCells(large)).toMatchObject({ meanAbsoluteChange: 1.5e308, maxAbsoluteChange: 1.5e308 });
    const many = numbers(...new Array(5000).fill(0.1));
    const none = numbers(...new Array(5000).fill(0));
    const { meanAbsoluteChange } = changedCells({ rule: 'rule', before: none, after: many });
    expect(meanAbsoluteChange! / 0.1).toBeCloseTo(1, 12);
  });

  it('measures nothing where nothing changed', () => {
    const entry = changedCells({
      rule: 'rule',
      before: numbers(1, Number.NaN),
      after: numbers(1, Number.NaN),
    });
    expect(entry).toMatchObject({ cellsChanged: 0, meanAbsoluteChange: null, maxAbsoluteChange: null });
  });
});

describe('imputationEntries', () => {
  it('counts the gaps that the recipe fills, by column', () => {
    const training = tableOf(
      { x: [1, 2], full: [1, 2], c: ['a', null], none: [null, null] },
      { none: 'category' },
    );
    const features = ['x', 'full', 'c', 'none'];
    const recipe = fitRecipe({ table: training, rows: allRows(training), features, clean: cleanOf() });
    const table = tableOf(
      { x: [null, null, 1], full: [1, 2, 3], c: [null, 'a', 'b'], none: [null, null, null] },
      { none: 'category' },
    );
    expect(imputationEntries(recipe, table)).toEqual([
      {
        rule: 'impute.median',
        column: 'x',
        cellsFound: 2,
        cellsChanged: 2,
        meanAbsoluteChange: null,
        maxAbsoluteChange: null,
      },
      {
        rule: 'impute.mostFrequent',
        column: 'c',
        cellsFound: 1,
        cellsChanged: 1,
        meanAbsoluteChange: null,
        maxAbsoluteChange: null,
      },
    ]);
  });
});
