import { describe, expect, it } from 'vitest';
import { jsonText } from '../../../core/artefacts/stored-json.ts';
import { denoise } from '../../../core/cleaning/denoise.ts';
import { fitRecipe } from '../../../core/cleaning/fit-recipe.ts';
import { parseRecipe } from '../../../core/cleaning/parse-recipe.ts';
import { recipeHash } from '../../../core/cleaning/recipe-hash.ts';
import type { Recipe } from '../../../core/contracts/recipe.ts';
import { allRows, cleanOf, dataOf, tableOf } from './table-of.ts';

const table = tableOf(
  {
    t: Array.from({ length: 30 }, (_, i) => i * 3_600_000),
    g: Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? 'one' : 'two')),
    x: Array.from({ length: 30 }, (_, i) => (i % 7 === 3 ? null : i ** 1.5)),
    y: Array.from({ length: 30 }, (_, i) => (i % 5 === 3 ? null : i)),
    b: Array.from({ length: 30 }, (_, i) => i % 3 === 0),
    c: Array.from({ length: 30 }, (_, i) => (i % 4 === 0 ? null : `level ${i % 5}`)),
  },
  { t: 'time' },
);
const data = dataOf({ time: 't', group: 'g' });

/** Recipes that hold every kind of thing that a recipe can hold. */
const SECTIONS: [string, object][] = [
  ['defaults', {}],
  [
    'clipped outliers and ranges',
    { outliers: { method: 'iqr' }, normalize: { method: 'minMax', clip: true } },
  ],
  ['flags and indicators', { outliers: { method: 'mad', action: 'flag' }, impute: { indicator: true } }],
  ['fills', { impute: { numeric: 'forwardFill', category: 'forwardFill', limit: 2 } }],
  ['neighbours', { impute: { numeric: 'knn', nNeighbors: 3 } }],
  ['quantiles', { normalize: { method: 'quantile', nQuantiles: 5 } }],
  ['logarithms', { normalize: { method: 'log1p' } }],
  ['ordinals with rare levels', { encode: 'ordinal', infrequent: { maxCategories: 2 } }],
  ['filters', { denoise: [{ columns: ['x'], method: 'hampel', window: 3 }] }],
  ['filters by time', { denoise: [{ columns: ['x'], method: 'exponential', halfLife: '2 hours' }] }],
];

function recipeOf(section: object, of = table): Recipe {
  const clean = cleanOf(section);
  const { table: filtered, tails } = denoise(of, data, clean);
  return fitRecipe({
    table: filtered,
    rows: allRows(table),
    features: ['x', 'y', 'b', 'c'],
    clean,
    group: 'g',
    time: 't',
    tails,
  });
}

const bytes = (text: string) => new TextEncoder().encode(text);
const parse = (value: unknown) => () => parseRecipe(bytes(jsonText(value)), 'r.json');

describe('parseRecipe', () => {
  it.each(SECTIONS)('reads back what was written: %s', (_, section) => {
    const recipe = recipeOf(section);
    expect(parse(recipe)()).toEqual(JSON.parse(JSON.stringify(recipe)));
  });

  it('reads groups of any name', () => {
    const g = tableOf({ g: Array.from({ length: 30 }, (_, i) => (i < 15 ? '__proto__' : 'constructor')) });
    const columns = table.columns.map((column) => (column.name === 'g' ? g.columns[0]! : column));
    const recipe = recipeOf({ impute: { numeric: 'forwardFill' } }, { ...table, columns });
    const read = parse(recipe)();
    expect(Object.keys(read.fills[0]!.tails)).toEqual(['__proto__', 'constructor']);
  });

  it('refuses what is no JSON, or not UTF-8', () => {
    const message = 'r.json: this is not JSON. Allowed: a recipe.json. Name the recipe.json of a data set.';
    expect(() => parseRecipe(bytes('{'), 'r.json')).toThrow(message);
    expect(() => parseRecipe(Uint8Array.of(0xff), 'r.json')).toThrow(message);
  });

  it('refuses other versions and other documents', () => {
    expect(parse({ ...recipeOf({}), format: 'upkeep-recipe/1' })).toThrow(
      'r.json: its format is "upkeep-recipe/1". Allowed: a recipe of the format upkeep-recipe/2. Clean the training data again with this version of upkeep.',
    );
    for (const other of [{}, null, [], 3]) expect(parse(other)).toThrow('r.json: it names no format.');
  });

  it('refuses a damaged recipe, naming the place', () => {
    const recipe = recipeOf({});
    const [first, ...rest] = recipe.features;
    const damaged = {
      ...recipe,
      features: [{ ...first, impute: { method: 'median', value: 'x' } }, ...rest],
    };
    expect(parse(damaged)).toThrow(
      'r.json: features.0.impute.value: Invalid input: expected number, received string. Allowed: a recipe of the format upkeep-recipe/2. Clean the training data again to write it anew.',
    );
    expect(parse({ ...recipe, more: 1 })).toThrow('Unrecognized key: "more"');
  });

  it('refuses a filter that leaves out an option, which a configuration may', () => {
    const recipe = recipeOf({ denoise: [{ columns: ['x'], method: 'median', window: 3 }] });
    const [{ rule, ...filter }] = recipe.denoise as unknown as [{ rule: { align?: string } }];
    const { align: _, ...rest } = rule;
    const less = { ...recipe, denoise: [{ ...filter, rule: rest }] };
    expect(parse({ ...less, hash: recipeHash(less as unknown as Recipe) })).toThrow(
      'r.json: denoise.0.rule: an option of the filter is missing.',
    );
  });

  it('refuses one that somebody changed by hand', () => {
    const recipe = recipeOf({});
    const [first, ...rest] = recipe.features;
    expect(parse({ ...recipe, features: [{ ...first, indicator: true }, ...rest] })).toThrow(
      /^r\.json: its hash is [0-9a-f]{64}, and its content has [0-9a-f]{64}: somebody changed it\./,
    );
  });
});
