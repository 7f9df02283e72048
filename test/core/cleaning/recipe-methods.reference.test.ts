import { describe, expect, it } from 'vitest';
import { applyRecipe } from '../../../core/cleaning/apply-recipe.ts';
import { fitRecipe } from '../../../core/cleaning/fit-recipe.ts';
import { expectClose } from './expect-close.ts';
import { recipeFixture } from './recipe-fixture.ts';
import { cleanOf, tableOf } from './table-of.ts';

// Statistics of 60 values carry some tens of roundings, about 1e-14 relative. After normalisation the rounding of a value
// near 1e9 that spreads over 1e3 counts as 1e-10 of the spread.
const TOLERANCE = 1e-9;

const fixture = recipeFixture();
const { numbers } = fixture;
const train = Int32Array.from(fixture.train);
const test = Int32Array.from(fixture.test);

function transform(section: unknown, columns: Readonly<Record<string, readonly (number | string | null)[]>>) {
  const table = tableOf(columns, { emptyInTraining: 'number' });
  const features = Object.keys(columns);
  const recipe = fitRecipe({ table, rows: train, features, clean: cleanOf(section) });
  const matrix = applyRecipe(recipe, table, test);
  const valuesOf = (name: string) => matrix.columns[matrix.featureNames.indexOf(name)]!;
  return { recipe, matrix, valuesOf };
}

function expectColumns(
  expected: Readonly<Record<string, readonly number[]>>,
  valuesOf: (name: string) => Float64Array,
): void {
  for (const [name, values] of Object.entries(expected))
    expectClose(valuesOf(name), values, { tolerance: TOLERANCE, scale: 1 });
}

describe.each(fixture.outliers)('outliers by $method, factor $factor', ({ method, factor, ...expected }) => {
  const normalize = { method: 'robust' };

  it.each(['clip', 'null'] as const)('are found and treated (%s), then imputed and normalised', (action) => {
    const { recipe, valuesOf } = transform({ outliers: { method, factor, action }, normalize }, numbers);
    for (const feature of recipe.features) {
      if (feature.type === 'category') throw new Error('the fixture has numbers only');
      const { outliers } = feature;
      const limits = expected.bounds[feature.column]!;
      expect(outliers === null, feature.column).toBe(limits === null);
      if (outliers !== null) expectClose([outliers.low, outliers.high], limits, { tolerance: TOLERANCE });
    }
    expectColumns(expected.transformed[action], valuesOf);
  });
});

describe('normalisation', () => {
  it.each(fixture.normalizations)('$normalize after $impute is as in scikit-learn', (expected) => {
    const { impute, normalize, transformed } = expected;
    expectColumns(transformed, transform({ impute, normalize }, numbers).valuesOf);
  });

  it('log1p is as in NumPy', () => {
    const columns = Object.fromEntries(Object.keys(fixture.logarithms).map((name) => [name, numbers[name]!]));
    expectColumns(fixture.logarithms, transform({ normalize: { method: 'log1p' } }, columns).valuesOf);
  });
});

describe('imputation', () => {
  it.each(fixture.neighbours)('by $nNeighbors neighbours is as in scikit-learn', (expected) => {
    const { nNeighbors, transformed } = expected;
    const columns = Object.fromEntries(Object.keys(transformed).map((name) => [name, numbers[name]!]));
    const { valuesOf } = transform({ impute: { numeric: 'knn', nNeighbors } }, columns);
    expectColumns(transformed, valuesOf);
  });

  it('marks gaps where training rows have any, as MissingIndicator does', () => {
    const { matrix, valuesOf } = transform({ impute: { indicator: true } }, numbers);
    const marks = Object.keys(fixture.indicators).map((name) => `missing(${name})`);
    expect(matrix.featureNames.filter((name) => name.startsWith('missing('))).toEqual(marks);
    for (const [name, values] of Object.entries(fixture.indicators))
      expect([...valuesOf(`missing(${name})`)]).toEqual(values);
  });
});

describe.each(fixture.encodings.fitted)('encoding with infrequent $infrequent', (expected) => {
  const { infrequent, infrequentLevels, names, oneHot, ordinal } = expected;
  const { levels } = fixture.encodings;

  it('is as in OneHotEncoder, and unseen levels are infrequent ones where there are any', () => {
    const { recipe, matrix } = transform({ infrequent }, levels);
    const rare = recipe.features.map((feature) => 'encode' in feature && feature.encode.infrequent);
    expect(rare).toEqual(Object.values(infrequentLevels));
    expect(matrix.featureNames).toEqual(names);
    expect(matrix.columns.map((column) => [...column])).toEqual(oneHot);
  });

  it('is as in OrdinalEncoder, but that unseen levels are infrequent ones where there are any', () => {
    const { recipe, matrix, valuesOf } = transform({ infrequent, encode: 'ordinal' }, levels);
    expect(matrix.featureNames).toEqual(Object.keys(levels));
    for (const feature of recipe.features) {
      if (feature.type !== 'category') throw new Error('the fixture has categories only');
      const { encode, column } = feature;
      const unseen = encode.infrequent.length > 0 ? encode.levels.length : -1;
      expect([...valuesOf(column)]).toEqual(ordinal[column]!.map((place) => (place === -1 ? unseen : place)));
    }
  });
});
