import { describe, expect, it } from 'vitest';
import { finishedSource, finishTable } from '../../../core/cleaning/finish-table.ts';
import { fitRecipe } from '../../../core/cleaning/fit-recipe.ts';
import { sourceOf } from '../../../core/table/table-source.ts';
import { allRows, cellsOf, cleanOf, tableOf } from './table-of.ts';

const table = tableOf(
  {
    mpg: [18, null, 20],
    origin: ['USA', null, 'Japan'],
    kit: [true, null, true],
    comment: ['fine', null, 'rusty'],
    power: [0, null, 8],
  },
  { comment: 'text' },
);
const clean = cleanOf({ normalize: { method: 'minMax' } });
const recipe = fitRecipe({ table, rows: allRows(table), features: ['origin', 'kit', 'power'], clean });

describe('finishTable', () => {
  const finished = finishTable(recipe, table);

  it('puts one-hot columns where the category stood and keeps everything else in place', () => {
    expect(finished.columns.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      'mpg: number',
      'origin=Japan: number',
      'origin=USA: number',
      'kit: boolean',
      'comment: text',
      'power: number',
    ]);
  });

  it('imputes, normalises and encodes features', () => {
    expect(cellsOf(finished, 'origin=Japan')).toEqual([0, 1, 1]);
    expect(cellsOf(finished, 'origin=USA')).toEqual([1, 0, 0]);
    expect(cellsOf(finished, 'kit')).toEqual([1, 1, 1]);
    expect(cellsOf(finished, 'power')).toEqual([0, 0.5, 1]);
  });

  it('hands on the other columns as they are, gaps too', () => {
    expect(finished.columns[0]).toBe(table.columns[0]);
    expect(finished.columns[4]).toBe(table.columns[3]);
  });

  it('refuses an encoded name that another column has', () => {
    const clash = tableOf({ c: ['x'], 'c=x': ['kept'] });
    const fitted = fitRecipe({ table: clash, rows: allRows(clash), features: ['c'], clean });
    expect(() => finishTable(fitted, clash)).toThrow(
      'column "c=x": two columns have this name once categories are encoded.',
    );
  });

  it('makes the columns of a category one by one in a long stretch, and all together in a short one', () => {
    const c = Array.from({ length: 40_000 }, (_, i) => (i % 7 === 0 ? null : `l${(i * 13) % 5}`));
    const long = tableOf({ c });
    const section = cleanOf({ impute: { indicator: true }, infrequent: { maxCategories: 4 } });
    const source = finishedSource(
      fitRecipe({ table: long, rows: allRows(long), features: ['c'], clean: section }),
      long,
    );
    expect(source.columns.map(({ name }) => name)).toEqual([
      'c=l0',
      'c=l3',
      'c=l4',
      'c=(infrequent)',
      'missing(c)',
    ]);
    for (const column of source.columns) {
      const whole = column.read(0, 40_000);
      for (const from of [0, 10_000, 30_000])
        expect(column.read(from, from + 10_000)).toEqual(
          sourceOf({ nRows: 40_000, columns: [whole] }).columns[0]!.read(from, from + 10_000),
        );
    }
  });
});
