import { describe, expect, it } from 'vitest';
import { parseRecipe } from '../../../core/cleaning/parse-recipe.ts';
import { recipeContradiction } from '../../../core/cleaning/recipe-contradiction.ts';
import { recipeHash } from '../../../core/cleaning/recipe-hash.ts';
import type { Recipe } from '../../../core/contracts/recipe.ts';

const PLAIN = { offset: 0, scale: 1, low: 0, clip: null };
const number = (column: string, method = 'median', normalize: object = { method: 'none', ...PLAIN }) => ({
  column,
  type: 'number',
  outliers: null,
  impute: { method, value: 0 },
  indicator: false,
  normalize,
});
const fill = (column: string, tails: object = {}) => ({ column, limit: null, tails });
const ending = (last: number | string | null) => ({ g: { last, gaps: 0 } });
const clipped = (action: string, method: string) => ({
  ...number('x', method),
  outliers: { method: 'iqr', action, low: 0, high: 5 },
});
const boolean = (parts: object = {}) => ({
  ...number('x', 'mostFrequent'),
  type: 'boolean',
  ...parts,
});
const filter = (rule: object, times?: object) => ({
  rule: { columns: ['x'], method: 'exponential', alpha: null, span: null, halfLife: null, ...rule },
  column: 'x',
  tails: { a: [1], b: [2] },
  ...(times && { times }),
});
const keyed = (...groups: string[]) => ({
  ...filter({ alpha: 1 }),
  tails: Object.fromEntries(groups.map((group) => [group, [1]])),
});
const typed = (type: string) => seriesOf({ group: { column: 'g', type } });
const window = (rule: object, tail: (number | null)[]) => ({
  rule: { columns: ['x'], method: 'median', window: 3, ...rule },
  column: 'x',
  tails: { a: tail },
});
const category = (levels: string[], infrequent: string[] = [], impute: object = {}) => ({
  column: 'c',
  type: 'category',
  impute: { method: 'mostFrequent', value: 'a', ...impute },
  indicator: false,
  encode: { method: 'oneHot', levels, infrequent },
});
/** The filters here have the groups a and b. */
const seriesOf = (parts: object) => ({
  time: null,
  group: { column: 'g', type: 'category' },
  ends: {},
  ...parts,
});
const timed = (...groups: string[]) =>
  seriesOf({ time: 't', ends: Object.fromEntries(groups.map((group) => [group, 0])) });
const recipeOf = (parts: object): Recipe => {
  const rest = {
    format: 'upkeep-recipe/2',
    features: [number('x')],
    denoise: [],
    fills: [],
    neighbours: null,
    series: seriesOf({}),
  };
  const recipe = { ...rest, ...parts } as unknown as Recipe;
  return { ...recipe, hash: recipeHash(recipe) };
};
const neighbours = (columns: object) => ({ nNeighbors: 1, columns });

describe('recipeContradiction', () => {
  it.each([
    [{}],
    [{ features: [number('x', 'forwardFill')], fills: [fill('x')] }],
    [{ features: [number('x', 'knn')], neighbours: neighbours({ x: [1] }) }],
    [{ features: [number('x', 'median', { method: 'quantile', quantiles: [1, 1, 2] })] }],
    [{ denoise: [filter({ halfLife: '2 hours' }, { a: 1, b: 2 })], series: timed('a', 'b') }],
    [{ series: seriesOf({ group: null }) }],
    [{ denoise: [keyed('7', '-0.5', '1e+21', '')], series: typed('number') }],
    [{ denoise: [keyed('0', '1', '')], series: typed('boolean') }],
    [{ denoise: [keyed('-8640000000000000', '0', '')], series: typed('time') }],
    [{ denoise: [keyed('007', 'x', '')], series: typed('text') }],
    [{ denoise: [filter({ alpha: 1 })], series: timed('b', 'a') }],
    [{ denoise: [window({ align: 'trailing' }, [1, null])] }],
    [{ denoise: [window({ align: 'centered' }, [])] }],
    [{ features: [category(['B', 'a', 'b'], ['A', 'c'])] }],
    [{ features: [{ ...number('x'), outliers: { method: 'iqr', action: 'clip', low: 1, high: 1 } }] }],
    [{ features: [number('x', 'median', { method: 'minMax', ...PLAIN, clip: [0, 1] })] }],
    [
      {
        features: [
          { ...number('x', 'constant', { method: 'log1p' }), impute: { method: 'constant', value: -0.9 } },
        ],
      },
    ],
    [{ features: [boolean({ impute: { method: 'mostFrequent', value: 1 } })] }],
    [{ features: [category([], [], { value: null })] }],
    [{ features: [category(['b'], [], { method: 'constant' })] }],
    [{ features: [category(['b'], [], { method: 'backwardFill', value: null })], fills: [fill('c')] }],
    [{ features: [number('x', 'forwardFill')], fills: [fill('x', ending(2))] }],
    [{ features: [number('x', 'forwardFill')], fills: [fill('x', ending(null))] }],
    [{ features: [category(['a'], [], { method: 'forwardFill' })], fills: [fill('c', ending('z'))] }],
    [{ features: [clipped('clip', 'forwardFill')], fills: [fill('x', ending(5))] }],
    [{ features: [clipped('flag', 'forwardFill')], fills: [fill('x', ending(6))] }],
    [{ denoise: [filter({ alpha: 1 })], features: [number('x')] }],
    [{ denoise: [{ ...filter({ span: 3 }), tails: { a: [] } }] }],
  ])('finds none in a sound recipe: %j', (parts) => {
    expect(recipeContradiction(recipeOf(parts))).toBeUndefined();
  });

  it.each([
    [{ features: [number('x'), number('x')] }, 'features: column "x" is there twice'],
    [{ denoise: [filter({ alpha: 1 }), filter({ alpha: 0.5 })] }, 'denoise: column "x" is there twice'],
    [
      { features: [number('x', 'forwardFill')] },
      'fills: it has none, and the features filled along the rows are "x"',
    ],
    [{ fills: [fill('y')] }, 'fills: it has "y", and the features filled along the rows are none'],
    [{ features: [number('x', 'knn')] }, 'neighbours: it has none, and the features imputed by knn are "x"'],
    [
      { neighbours: neighbours({ x: [1] }) },
      'neighbours: it has "x", and the features imputed by knn are none',
    ],
    [
      { features: [number('x', 'knn'), number('y', 'knn')], neighbours: neighbours({ x: [1], y: [1, 2] }) },
      'neighbours.columns: the columns are not equally long',
    ],
    [{ denoise: [filter({})] }, 'denoise: the filter of "x" has 0 of alpha, span and halfLife, not one'],
    [
      { denoise: [filter({ alpha: 1, span: 2 })] },
      'denoise: the filter of "x" has 2 of alpha, span and halfLife, not one',
    ],
    [
      { denoise: [filter({ halfLife: '2 hours' }, { a: 1 })] },
      'denoise: the filter of "x" goes by time, and group "b" has none',
    ],
    [
      { denoise: [filter({ halfLife: '2 hours' }, { a: 1, b: 2 })] },
      'series: there is no time, and the filter of "x" goes by it',
    ],
    [{ series: seriesOf({ time: 'g' }) }, 'series: column "g" is both the time and the group'],
    ...(
      [
        ['number', '007'],
        ['number', 'x'],
        ['number', 'Infinity'],
        ['number', '-0'],
        ['boolean', '2'],
        ['boolean', 'true'],
        ['time', '0.5'],
        ['time', '8640000000000001'],
        ['time', '1970-01-01'],
      ] as const
    ).map(([type, key]): [object, string] => [
      { denoise: [keyed('1', key)], series: typed(type) },
      `series: there is a tail of group "${key}", which no cell of type ${type} gives`,
    ]),
    ...[1e300, -8.65e15, 0.5].flatMap((end): [object, RegExp][] => [
      [{ series: seriesOf({ time: 't', ends: { a: end } }) }, /^r\.json: series\.ends\.a: /],
      [
        { denoise: [filter({ halfLife: '2 hours' }, { a: end, b: 0 })], series: timed('a', 'b') },
        /^r\.json: denoise\.0\.times\.a: /,
      ],
    ]),
    [{ series: seriesOf({ time: 'x' }) }, 'series: column "x" is the time or the group, and treated too'],
    [
      { denoise: [filter({ alpha: 1 })], series: seriesOf({ group: { column: 'x', type: 'number' } }) },
      'series: column "x" is the time or the group, and treated too',
    ],
    [
      { denoise: [filter({ alpha: 1 })], series: seriesOf({ group: null }) },
      'series: there is no group, and a tail of group "a"',
    ],
    [
      { denoise: [filter({ alpha: 1 })], series: timed('a') },
      'series.ends: group "b" has a tail, and no end',
    ],
    [
      { denoise: [filter({ alpha: 1 })], series: timed('a', 'b', 'c') },
      'series.ends: group "c" has an end, and no tail',
    ],
    [
      { denoise: [filter({ alpha: 1 })], series: seriesOf({ ends: { a: 1 } }) },
      'series.ends: group "a" has an end, and there is no time',
    ],
    [
      { features: [number('x', 'median', { method: 'quantile', quantiles: [1, 3, 2] })] },
      'features: the quantiles of "x" do not ascend',
    ],
    [
      {
        features: [
          { ...number('x', 'constant', { method: 'log1p' }), impute: { method: 'constant', value: -1 } },
        ],
      },
      'features: "x" is normalised by log1p, and its gaps are filled with -1, which has no logarithm',
    ],
    [
      { features: [{ ...number('x'), outliers: { method: 'iqr', action: 'clip', low: 2, high: 1 } }] },
      'features: the outlier bounds of "x" are 2 and 1, which do not ascend',
    ],
    [
      { features: [number('x', 'median', { method: 'minMax', ...PLAIN, clip: [1, 0] })] },
      'features: "x" is cut to 1 and 0, which do not ascend',
    ],
    [{ features: [category(['b', 'a'])] }, 'features: the levels of "c" do not ascend'],
    [{ features: [category([], ['c', 'b'])] }, 'features: the infrequent levels of "c" do not ascend'],
    [{ features: [category(['a', 'a'])] }, 'features: level "a" of "c" is there twice'],
    [{ features: [category(['a'], ['b', 'b'])] }, 'features: level "b" of "c" is there twice'],
    [{ features: [category(['a', 'b'], ['a'])] }, 'features: level "a" of "c" is there twice'],
    [
      { denoise: [window({ align: 'trailing' }, [1, 2, 3])] },
      'denoise: the tail of "x" in group "a" has length 3, and at most 2 is needed',
    ],
    [
      { denoise: [window({ align: 'centered' }, [1])] },
      'denoise: the tail of "x" in group "a" has length 1, and at most 0 is needed',
    ],
    [
      { denoise: [{ ...filter({ alpha: 1 }), tails: { a: [1], b: [1, 2] } }] },
      'denoise: the tail of "x" in group "b" has length 2, and at most 1 is needed',
    ],
    [
      { features: [boolean({ outliers: { method: 'iqr', action: 'clip', low: 0, high: 1 } })] },
      'features: "x" is boolean, and has outliers',
    ],
    [
      { features: [boolean({ impute: { method: 'knn', value: 0 } })], neighbours: neighbours({ x: [1] }) },
      'features: "x" is boolean, and its gaps are filled by knn',
    ],
    [
      { features: [boolean({ impute: { method: 'mostFrequent', value: 0.5 } })] },
      'features: "x" is boolean, and its gaps are filled with 0.5',
    ],
    [
      { features: [boolean({ normalize: { method: 'standard', ...PLAIN } })] },
      'features: "x" is boolean, and is normalised by standard',
    ],
    [
      { features: [boolean({ normalize: { method: 'none', ...PLAIN, offset: 1 } })] },
      'features: "x" is normalised by none, and its numbers would change',
    ],
    [
      { features: [number('x', 'median', { method: 'none', ...PLAIN, clip: [0, 1] })] },
      'features: "x" is normalised by none, and its numbers would change',
    ],
    [
      { features: [number('x', 'median', { method: 'standard', ...PLAIN, scale: 0 })] },
      'features: "x" has the scale 0, which is not above 0',
    ],
    [
      { features: [category(['b'])] },
      'features: the gaps of "c" are filled with "a", which is none of its levels',
    ],
    [
      { features: [category(['b'], [], { value: null })] },
      'features: the gaps of "c" are filled with its most frequent level, and that is null',
    ],
    [
      { features: [category(['b'], [], { method: 'constant', value: null })] },
      'features: the gaps of "c" are filled with a constant, and it is null',
    ],
    [
      { denoise: [{ ...filter({ alpha: 1 }), rule: { ...filter({ alpha: 1 }).rule, columns: ['y'] } }] },
      'denoise: rule.columns of the filter of "x" does not name it',
    ],
    [
      { features: [boolean()], denoise: [filter({ alpha: 1 })] },
      'denoise: a filter is for numbers, and "x" is a feature of type boolean',
    ],
    [
      { denoise: [filter({ alpha: 1 }, { a: 1, b: 2 })] },
      'denoise: the filter of "x" does not go by time, and has times',
    ],
    [
      { denoise: [{ ...window({ align: 'trailing' }, [1]), times: {} }] },
      'denoise: the filter of "x" does not go by time, and has times',
    ],
    [
      { denoise: [filter({ halfLife: '2 hours' })] },
      'denoise: the filter of "x" goes by time, and group "a" has none',
    ],
    [
      { denoise: [filter({ halfLife: '2 hours' }, { a: 1, b: 2, c: 3 })] },
      'denoise: the filter of "x" has a time of group "c", and no value',
    ],
    [
      { denoise: [{ ...filter({ span: 3 }), tails: { a: [null] } }] },
      'denoise: the tail of "x" in group "a" is a gap, and not the last smoothed value',
    ],
    [
      { features: [number('x', 'backwardFill')], fills: [fill('x', ending(1))] },
      'fills: the tail of "x" in group "g" is of no use to backwardFill',
    ],
    [
      { features: [number('x', 'forwardFill')], fills: [fill('x', ending('1'))] },
      'fills: the tail of "x" in group "g" ends with "1", and the feature is a number',
    ],
    [
      { features: [category(['a'], [], { method: 'forwardFill' })], fills: [fill('c', ending(1))] },
      'fills: the tail of "c" in group "g" ends with 1, and the feature is a category',
    ],
    [
      { features: [clipped('clip', 'forwardFill')], fills: [fill('x', ending(6))] },
      'fills: the tail of "x" in group "g" ends with 6, which lies outside its bounds, 0 and 5',
    ],
    [
      {
        features: [number('x', 'forwardFill', { method: 'log1p' })],
        fills: [fill('x', ending(-1))],
      },
      'fills: the tail of "x" in group "g" ends with -1, which has no logarithm',
    ],
    [{ neighbours: neighbours({}) }, 'neighbours: it is not null, and no feature is imputed by knn'],
    [
      { features: [clipped('null', 'knn')], neighbours: neighbours({ x: [null, 0, -1] }) },
      'neighbours.columns: "x" holds -1, which lies outside its bounds, 0 and 5',
    ],
    [{ features: [category(['a']), number('c=a')] }, 'features: two finished columns would be called "c=a"'],
    [
      { features: [category(['(infrequent)', 'a'], ['b'])] },
      'features: two finished columns would be called "c=(infrequent)"',
    ],
  ] as [object, string | RegExp][])('refuses %j', (parts, message) => {
    const text = JSON.stringify(recipeOf(parts));
    expect(() => parseRecipe(new TextEncoder().encode(text), 'r.json')).toThrow(
      typeof message === 'string' ? `r.json: ${message}. Allowed:` : message,
    );
  });
});
