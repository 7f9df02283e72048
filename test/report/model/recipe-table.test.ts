import { expect, it } from 'vitest';
import { fitRecipe } from '../../../core/cleaning/fit-recipe.ts';
import { cleanSection } from '../../../core/contracts/config/clean-section.ts';
import { recipeTable } from '../../../report/model/recipe-table.ts';

it('says what happens to outliers, gaps and rare levels, and where there is no unit', () => {
  const x = Float64Array.from({ length: 13 }, (_, i) => (i === 12 ? Number.NaN : i));
  const codes = Int32Array.from({ length: 13 }, (_, i) => (i === 0 ? 1 : i === 1 ? 2 : 0));
  const recipe = fitRecipe({
    table: {
      nRows: 13,
      columns: [
        { name: 'x', type: 'number', values: x },
        { name: 'c', type: 'category', codes, levels: ['often', 'rare', 'seldom'] },
      ],
    },
    rows: Int32Array.from(x.keys()),
    features: ['x', 'c'],
    clean: cleanSection.parse({
      outliers: { method: 'iqr' },
      impute: { indicator: true },
      normalize: { method: 'quantile' },
      infrequent: { minFrequency: 2 },
    }),
  });
  const text = recipeTable(recipe)!.markup.replace(/<[^>]*>/g, '|');
  // Quartiles 2.75 and 8.25.
  expect(text).toContain('iqr clip outside −5.5 to 16.5; quantile; gaps marked');
  expect(text).toContain('oneHot: often; together: rare, seldom');
  expect(text.match(/–/g)).toHaveLength(4);
});
