import { describe, expect, it } from 'vitest';
import { applyRecipe } from '../../../core/cleaning/apply-recipe.ts';
import { fitRecipe } from '../../../core/cleaning/fit-recipe.ts';
import { cleaningFixture } from './cleaning-fixture.ts';
import { expectClose } from './expect-close.ts';
import { cleanOf, tableOf } from './table-of.ts';

// Statistics of 50 values carry some tens of roundings, about 1e-14 relative. After normalisation the rounding of a value
// and of the offset counts in units of the spread: for values near 1e9 that spread over 1e3 this is 1e-10, and
// scikit-learn's MinMaxScaler, which multiplies before it subtracts, has that error too.
const TOLERANCE = 1e-9;

const { numbers, categories, fitted, encoded, ...split } = cleaningFixture().pipelines;
const train = Int32Array.from(split.train);
const test = Int32Array.from(split.test);

// MinMaxScaler computes `x * scale + min`. Where the spread is one rounding step of the values both terms are near 1e16, and
// scikit-learn maps training values outside of the range; there we are held to the range instead.
const lostInScikitLearn = 'nearlyConstant';

function comparable({ normalize }: { normalize: string }): string[] {
  return Object.keys(numbers).filter((name) => normalize !== 'minMax' || name !== lostInScikitLearn);
}

describe.each(fitted)('SimpleImputer($impute) and normalisation $normalize to $range', (expected) => {
  const { impute, normalize, range, statistics, transformed } = expected;
  const table = tableOf(numbers);
  const clean = cleanOf({ impute: { numeric: impute }, normalize: { method: normalize, range } });
  const recipe = fitRecipe({ table, rows: train, features: Object.keys(numbers), clean });
  const matrix = applyRecipe(recipe, table, test);

  it.each(comparable(expected))('fits and transforms %s as scikit-learn', (name) => {
    const j = matrix.featureNames.indexOf(name);
    const value = recipe.features[j]!.impute.value as number;
    expectClose([value], [statistics[name]!], { tolerance: TOLERANCE });
    expectClose(matrix.columns[j]!, transformed[name]!, { tolerance: TOLERANCE, scale: 1 });
  });
});

describe.each(
  fitted.filter(({ normalize }) => normalize === 'minMax'),
)('minMax to $range after $impute', (options) => {
  it('maps two neighbouring doubles to the ends of the range, where scikit-learn leaves it', () => {
    const { impute, normalize, range } = options;
    const table = tableOf({ x: numbers[lostInScikitLearn]! });
    const clean = cleanOf({ impute: { numeric: impute }, normalize: { method: normalize, range } });
    const recipe = fitRecipe({ table, rows: train, features: ['x'], clean });
    expect(new Set(applyRecipe(recipe, table, test).columns[0])).toEqual(new Set(range));
  });
});

describe("SimpleImputer(most_frequent) and OneHotEncoder(handle_unknown='ignore')", () => {
  const table = tableOf(categories);
  const recipe = fitRecipe({ table, rows: train, features: Object.keys(categories), clean: cleanOf() });

  it('imputes the same levels', () => {
    const imputed = recipe.features.map(({ column, impute }) => [column, impute.value]);
    expect(Object.fromEntries(imputed)).toEqual(encoded.statistics);
  });

  it('encodes rows that the fit did not see in the same columns', () => {
    const matrix = applyRecipe(recipe, table, test);
    expect(matrix.featureNames).toEqual(encoded.names);
    expect(matrix.columns.map((column) => [...column])).toEqual(encoded.columns);
  });
});
