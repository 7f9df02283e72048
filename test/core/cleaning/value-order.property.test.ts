import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitCleaning } from '../../../core/cleaning/fit-recipe.ts';
import { imputationEntries } from '../../../core/cleaning/imputation-entries.ts';
import { outlierEntries } from '../../../core/cleaning/outliers/outlier-entries.ts';
import type { ValueOrder } from '../../../core/cleaning/value-order.ts';
import { UpkeepError } from '../../../core/errors.ts';
import { describeTable, ordersOf } from '../../../core/profile/describe-column.ts';
import { allRows, cleanOf, tableOf } from './table-of.ts';

const number = fc.oneof(fc.double({ min: -1e6, max: 1e6 }), fc.integer({ min: -3, max: 3 }), fc.constant(-0));
const cell = fc.option(number, { freq: 5 });
const row = fc.record({
  x: cell,
  few: fc.option(fc.constantFrom(-1, 0, 5), { freq: 5 }),
  c: fc.constantFrom('a', 'b'),
});
const clean = fc
  .record({
    outliers: fc.record({
      method: fc.constantFrom('none', 'iqr', 'zScore', 'mad'),
      factor: fc.constantFrom(0.1, 0.5, 1.5),
      action: fc.constantFrom('clip', 'null', 'drop', 'flag'),
    }),
    impute: fc.record({
      numeric: fc.constantFrom('mean', 'median', 'mostFrequent', 'constant', 'forwardFill', 'knn'),
      indicator: fc.boolean(),
    }),
    normalize: fc.record({
      method: fc.constantFrom('none', 'standard', 'minMax', 'robust', 'maxAbs', 'quantile', 'log1p'),
    }),
  })
  .map(cleanOf);

/** What a cleaning answers, or how it refuses. */
function outcome<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    if (error instanceof UpkeepError) return error.message;
    throw error;
  }
}

describe('what is known of the order of values', () => {
  it('gives the very recipe and ledger that are found without it', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60, size: 'max' }), clean, (items, section) => {
        const columns = { x: items.map(({ x }) => x), few: items.map(({ few }) => few) };
        const table = tableOf({ ...columns, c: items.map(({ c }) => c) }, { x: 'number', few: 'number' });
        const orders = ordersOf(describeTable(table));
        const cleaned = (known: { orders?: typeof orders }) =>
          outcome(() => {
            const features = ['x', 'few', 'c'];
            const fitted = fitCleaning({ table, rows: allRows(table), features, clean: section, ...known });
            const entries = [
              ...outlierEntries(fitted.recipe, table, known.orders),
              ...imputationEntries(fitted.recipe, table, known.orders),
            ];
            return { ...fitted, entries };
          });
        expect(cleaned({ orders })).toEqual(cleaned({}));
      }),
      { numRuns: 300 },
    );
  });

  it('counts for nothing where a fit is on some of the rows', () => {
    const table = tableOf({ x: [1, 2, 3, 4, 100] });
    const wrong: ValueOrder = { n: 5, min: 7, max: 8, hasFewValues: false, places: [2], values: [7] };
    const { values } = table.columns[0] as { values: Float64Array };
    const input = { table, rows: Int32Array.of(0, 1, 2, 3), features: ['x'], clean: cleanOf() };
    const orders = new Map([[values, wrong]]);
    expect(fitCleaning({ ...input, orders })).toEqual(fitCleaning(input));
    // It does count for all of them.
    expect(fitCleaning({ ...input, rows: allRows(table), orders }).recipe.features[0]).toMatchObject({
      impute: { value: 7 },
    });
  });
});
