import { describe, expect, it } from 'vitest';
import { fitRecipe } from '../../../core/cleaning/fit-recipe.ts';
import { recipeHash } from '../../../core/cleaning/recipe-hash.ts';
import { ConfigurationError, DataRefusedError } from '../../../core/errors.ts';
import { allRows, cleanOf, tableOf } from './table-of.ts';

const table = tableOf({
  power: [1, 3, null, 8, 1000],
  kit: [true, false, null, null, true],
  origin: ['USA', 'Japan', null, 'Japan', 'Europe'],
});
const rows = Int32Array.of(0, 1, 2, 3);
const features = ['power', 'kit', 'origin'];
const none = { method: 'none', offset: 0, scale: 1, low: 0, clip: null };
const bare = { outliers: null, indicator: false };

describe('fitRecipe', () => {
  it('fits on the given rows only: row 5 leaves no trace', () => {
    const recipe = fitRecipe({ table, rows, features, clean: cleanOf() });
    const imputed = [1, 3, 3, 8];
    const variance = imputed.reduce((sum, x) => sum + (x - 3.75) ** 2, 0) / 4;
    expect(recipe).toEqual({
      format: 'upkeep-recipe/2',
      features: [
        {
          column: 'power',
          type: 'number',
          ...bare,
          impute: { method: 'median', value: 3 },
          normalize: { method: 'standard', offset: 3.75, scale: 1 / Math.sqrt(variance), low: 0, clip: null },
        },
        // One true and one false among the given rows: the lowest wins the tie. Never normalised.
        {
          column: 'kit',
          type: 'boolean',
          ...bare,
          impute: { method: 'mostFrequent', value: 0 },
          normalize: none,
        },
        {
          column: 'origin',
          type: 'category',
          impute: { method: 'mostFrequent', value: 'Japan' },
          indicator: false,
          encode: { method: 'oneHot', levels: ['Japan', 'USA'], infrequent: [] },
        },
      ],
      denoise: [],
      fills: [],
      neighbours: null,
      series: { time: null, group: null, ends: {} },
      hash: recipeHash(recipe),
    });
  });

  it('interpolates the median of an even number of values', () => {
    const recipe = fitRecipe({ table, rows: allRows(table), features: ['power'], clean: cleanOf() });
    expect(recipe.features[0]!.impute.value).toBe(5.5);
  });

  it('lets the lowest value win a tie for the most frequent', () => {
    const tied = tableOf({ x: [7, 2, 7, 2, 1], c: ['b', 'a', 'b', 'a', 'c'] });
    const clean = cleanOf({ impute: { numeric: 'mostFrequent' } });
    const recipe = fitRecipe({ table: tied, rows: allRows(tied), features: ['x', 'c'], clean });
    expect(recipe.features.map(({ impute }) => impute.value)).toEqual([2, 'a']);
  });

  it('takes the normalisation of the grid over that of the configuration', () => {
    const clean = cleanOf({ normalize: { method: 'standard', range: [-1, 1] } });
    const recipe = fitRecipe({ table, rows, features: ['power'], clean, normalizeMethod: 'minMax' });
    expect(recipe.features[0]).toMatchObject({
      normalize: { method: 'minMax', offset: 1, scale: 2 / 7, low: -1 },
    });
  });

  it('imputes 0 where no row has a value, and a category not at all', () => {
    const recipe = fitRecipe({ table, rows: Int32Array.of(2), features, clean: cleanOf() });
    expect(recipe.features).toEqual([
      {
        column: 'power',
        type: 'number',
        ...bare,
        impute: { method: 'median', value: 0 },
        normalize: { method: 'standard', offset: 0, scale: 1, low: 0, clip: null },
      },
      {
        column: 'kit',
        type: 'boolean',
        ...bare,
        impute: { method: 'mostFrequent', value: 0 },
        normalize: none,
      },
      {
        column: 'origin',
        type: 'category',
        impute: { method: 'mostFrequent', value: null },
        indicator: false,
        encode: { method: 'oneHot', levels: [], infrequent: [] },
      },
    ]);
  });

  it('keeps the tails of filters, and hashes them too', () => {
    const rule = cleanOf({ denoise: [{ method: 'exponential', columns: ['power'], alpha: 0.5 }] })
      .denoise[0]!;
    const tails = [{ rule, column: 'power', tails: { '': [4] } }];
    const plain = fitRecipe({ table, rows, features, clean: cleanOf() });
    const filtered = fitRecipe({ table, rows, features, clean: cleanOf(), tails });
    expect(filtered).toMatchObject({ features: plain.features, denoise: tails });
    expect(filtered.hash).not.toBe(plain.hash);
    expect(filtered.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has a hash that survives being stored and read', () => {
    const recipe = fitRecipe({ table, rows, features, clean: cleanOf() });
    expect(recipeHash(JSON.parse(JSON.stringify(recipe)))).toBe(recipe.hash);
  });
});

describe('fitRecipe refuses', () => {
  const refusal = (input: Partial<Parameters<typeof fitRecipe>[0]>) => () =>
    fitRecipe({ table, rows, features, clean: cleanOf(), ...input });

  it('no rows', () => {
    expect(refusal({ rows: new Int32Array(0) })).toThrow(
      new DataRefusedError({ where: 'clean', found: 'there are no training rows to fit the cleaning on' }),
    );
  });

  it('a feature that is not there, and a time', () => {
    expect(refusal({ features: ['weight'] })).toThrow(
      'feature "weight": the data do not have the column. Allowed: a column of type number, boolean or category.',
    );
    const timed = tableOf({ year: [1, 2] }, { year: 'time' });
    expect(refusal({ table: timed, rows: Int32Array.of(0), features: ['year'] })).toThrow(
      'feature "year": the column is of type time. Allowed: a column of type number, boolean or category.',
    );
  });

  it('values whose statistics are no numbers', () => {
    const wide = tableOf({ x: [-1.7e308, 1.7e308] });
    const message =
      'feature "x": its values, from -1.7e+308 to 1.7e+308, are too far apart for their statistics to be numbers. ' +
      'Mend the extreme cells, scale the column down, or name it in data.ignore.';
    for (const normalizeMethod of ['standard', 'minMax'] as const)
      expect(refusal({ table: wide, rows: allRows(wide), features: ['x'], normalizeMethod })).toThrow(
        message,
      );
  });

  it.each([
    ['[-1.7e+308, 1.7e+308]', [-1.7e308, 1.7e308], [1, 5], 'narrower'],
    ['[0, 1e+308]', [0, 1e308], [0, 0.001], 'narrower'],
    ['[0, 1e-300]', [0, 1e-300], [0, 1e30], 'wider'],
  ])('a range of minMax that no number takes the values to: %s', (shown, range, x, other) => {
    const table = tableOf({ x });
    const clean = cleanOf({ normalize: { method: 'minMax', range } });
    const found = refusal({ table, rows: allRows(table), features: ['x'], clean });
    expect(found).toThrow(ConfigurationError);
    expect(found).toThrow(
      `clean.normalize.range: ${shown}, and no number takes feature "x", from ${x[0]} to ${x[1]}, to it. ` +
        `Allowed: such as [0, 1]. Choose a ${other} range.`,
    );
  });

  it('two columns of one name after encoding', () => {
    const clash = tableOf({ 'a=b': [1, 2], a: ['b', 'c'] });
    expect(refusal({ table: clash, rows: allRows(clash), features: ['a=b', 'a'] })).toThrow(
      'column "a=b": two columns have this name once categories are encoded. ' +
        'Rename a column, or name it in data.ignore.',
    );
  });
});
