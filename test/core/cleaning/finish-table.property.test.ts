import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyRecipe } from '../../../core/cleaning/apply-recipe.ts';
import { featureColumns } from '../../../core/cleaning/feature-columns.ts';
import { finishedSource, finishTable } from '../../../core/cleaning/finish-table.ts';
import { fitRecipe } from '../../../core/cleaning/fit-recipe.ts';
import { recipeHash } from '../../../core/cleaning/recipe-hash.ts';
import type { Table } from '../../../core/table/table.ts';
import { sourceOf } from '../../../core/table/table-source.ts';
import { type Cell, cleanOf, dataOf, tableOf } from './table-of.ts';

const number = fc.option(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { freq: 4 });
const level = fc.option(fc.constantFrom('a', 'b', 'B', '__proto__', ''), { freq: 4 });
const boolean = fc.option(fc.boolean(), { freq: 4 });
const row = fc.record({ y: number, id: level, x: number, c: level, b: boolean, skip: number, text: level });
const rows = fc.array(row, { minLength: 1, maxLength: 25 });
const clean = fc
  .record({
    outliers: fc.record({
      method: fc.constantFrom('none', 'iqr', 'zScore', 'mad'),
      factor: fc.constantFrom(0.1, 1.5),
      action: fc.constantFrom('clip', 'null', 'flag'),
    }),
    impute: fc.record({
      numeric: fc.constantFrom(
        'mean',
        'median',
        'mostFrequent',
        'constant',
        'forwardFill',
        'backwardFill',
        'interpolate',
        'knn',
      ),
      category: fc.constantFrom('mostFrequent', 'constant', 'forwardFill', 'backwardFill'),
      limit: fc.constantFrom(null, 1),
      indicator: fc.boolean(),
    }),
    normalize: fc.record({
      method: fc.constantFrom('none', 'standard', 'minMax', 'robust', 'maxAbs', 'quantile'),
      clip: fc.boolean(),
    }),
    encode: fc.constantFrom('oneHot', 'ordinal'),
    infrequent: fc.record({
      minFrequency: fc.constantFrom(null, 2),
      maxCategories: fc.constantFrom(null, 2),
    }),
  })
  .map(cleanOf);
const ROLES = ['y', 'id', 'skip', 'text'];
const data = dataOf({ target: 'y', id: 'id', ignore: ['skip'] });
const TYPES = {
  y: 'number',
  id: 'category',
  x: 'number',
  c: 'category',
  b: 'boolean',
  skip: 'number',
} as const;

type Row = Readonly<Record<'y' | 'id' | 'x' | 'c' | 'b' | 'skip' | 'text', Cell>>;

// A last row with values, so that there always is a feature.
const FULL: Row = { y: 1, id: 'z', x: 1, c: 'a', b: true, skip: 1, text: 'a' };

function tableOfRows(items: readonly Row[]): Table {
  const all = [...items, FULL];
  const names = Object.keys(FULL) as (keyof Row)[];
  const columns = Object.fromEntries(names.map((name) => [name, all.map((item) => item[name])]));
  return tableOf(columns, { ...TYPES, text: 'text' });
}

describe('finishTable, for any rows and statistics of some of them', () => {
  it('never changes a column with a role and leaves no gap in a feature', () => {
    fc.assert(
      fc.property(rows, clean, fc.nat(24), (items, section, last) => {
        const table = tableOfRows(items);
        const training = Int32Array.from(Array(Math.min(last + 1, table.nRows)).keys());
        const recipe = fitRecipe({
          table,
          rows: training,
          features: featureColumns(table, data).features,
          clean: section,
        });
        const finished = finishTable(recipe, table);
        const kept = table.columns.filter(({ name }) => ROLES.includes(name));
        const others = finished.columns.filter(({ name }) => !ROLES.includes(name));
        expect(finished.columns.filter(({ name }) => ROLES.includes(name))).toEqual(
          tableOfRows(items).columns.filter(({ name }) => ROLES.includes(name)),
        );
        expect(kept.every((column) => finished.columns.includes(column))).toBe(true);
        const unlearnt = recipe.features.filter(({ impute }) => impute.value === null);
        for (const column of others)
          expect(
            unlearnt.some(({ column: name }) => name === column.name) ||
              ('values' in column && column.values.every(Number.isFinite)),
          ).toBe(true);
      }),
    );
  });

  it('holds the numbers of the design matrix, under the same names', () => {
    fc.assert(
      fc.property(rows, clean, (items, section) => {
        const table = tableOfRows(items);
        const all = Int32Array.from(Array(table.nRows).keys());
        const recipe = fitRecipe({ table, rows: all, features: ['c', 'b', 'x'], clean: section });
        const matrix = applyRecipe(recipe, table, all);
        const finished = finishTable(recipe, table);
        for (const [j, name] of matrix.featureNames.entries())
          expect(finished.columns.find((column) => column.name === name)).toMatchObject({
            values: matrix.columns[j],
          });
      }),
    );
  });

  it('is the same read in stretches, by readers that take turns, as whole', () => {
    fc.assert(
      fc.property(rows, clean, fc.integer({ min: 1, max: 7 }), (items, section, length) => {
        const table = tableOfRows(items);
        const all = Int32Array.from(Array(table.nRows).keys());
        const recipe = fitRecipe({ table, rows: all, features: ['c', 'b', 'x'], clean: section });
        const whole = finishTable(recipe, table);
        const source = finishedSource(recipe, table);
        for (const [index, column] of source.columns.entries()) {
          for (let from = 0; from < source.nRows; from += length) {
            const to = Math.min(source.nRows, from + length);
            expect(column.read(from, to)).toEqual(sourceOf(whole).columns[index]!.read(from, to));
            source.columns[0]!.read(0, 1); // somebody else's turn
          }
          expect(column.isWhole()).toBe(sourceOf(whole).columns[index]!.isWhole());
        }
      }),
    );
  });

  it('fits the same recipe whatever the order of the training rows', () => {
    fc.assert(
      fc.property(rows, (items) => {
        const table = tableOfRows(items);
        const forwards = Int32Array.from(Array(table.nRows).keys());
        const options = {
          table,
          features: ['c', 'b', 'x'],
          clean: cleanOf({ normalize: { method: 'minMax' } }),
        };
        const recipe = fitRecipe({ ...options, rows: forwards });
        const backwards = fitRecipe({ ...options, rows: forwards.toReversed() });
        expect(recipeHash(backwards)).toBe(recipe.hash);
      }),
    );
  });
});
