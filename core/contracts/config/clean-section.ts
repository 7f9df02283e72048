import * as z from 'zod/mini';
import { described, option, section } from '../option.ts';
import { denoiseRule } from './denoise-rule.ts';
import { expectSection } from './expect-section.ts';

export const normalizeMethod = z.enum([
  'none',
  'standard',
  'minMax',
  'robust',
  'maxAbs',
  'quantile',
  'log1p',
]);

const normalize = z
  .strictObject({
    method: option(
      normalizeMethod,
      'standard',
      'standard: zero mean, unit population standard deviation. minMax: into range. robust: by median and quantileRange. maxAbs: by the largest absolute value. quantile: to a uniform distribution. log1p: log(1 + x). Penalties such as alpha need one scale.',
    ),
    range: option(
      z.tuple([described(z.number(), 'The lowest value.'), described(z.number(), 'The highest value.')]),
      [0, 1],
      'The lowest and the highest value that minMax maps the training rows to, ascending. Other methods do not read it.',
    ),
    clip: option(
      z.boolean(),
      false,
      'Whether minMax cuts values outside range, which later rows may hold. Off, so that they show.',
    ),
    quantileRange: option(
      z.tuple([
        described(z.number().check(z.gte(0), z.lte(100)), 'The lower percentile.'),
        described(z.number().check(z.gte(0), z.lte(100)), 'The upper percentile.'),
      ]),
      [25, 75],
      'The percentiles between which robust measures the spread, ascending.',
    ),
    nQuantiles: option(
      z.int().check(z.gte(2), z.lte(10_000)),
      1000,
      'Quantiles that the method quantile keeps, at most one a row. More are finer and make a larger recipe.',
    ),
  })
  .check(
    z.refine(({ range }) => range[0] < range[1], {
      path: ['range'],
      error: 'the first number must be below the second',
    }),
    z.refine(({ quantileRange }) => quantileRange[0] < quantileRange[1], {
      path: ['quantileRange'],
      error: 'the first number must be below the second',
    }),
  );

const outliers = z.strictObject({
  method: option(
    z.enum(['none', 'iqr', 'zScore', 'mad']),
    'none',
    'iqr: beyond the quartiles by factor times their distance. zScore: factor standard deviations from the mean. mad: the same from the median, the deviation estimated as 1.4826 times the median distance.',
  ),
  factor: option(
    z.nullable(z.number().check(z.gt(0), z.lte(1000))),
    null,
    'How far is an outlier; null is 1.5 for iqr and 3 for zScore and mad.',
  ),
  action: option(
    z.enum(['clip', 'null', 'drop', 'flag']),
    'clip',
    'clip: to the bound. null: a gap, to be imputed. drop: leave the row out of training, never out of a test. flag: only mark it in a column of its own.',
  ),
});

const impute = z.strictObject({
  numeric: option(
    z.enum([
      'mean',
      'median',
      'mostFrequent',
      'constant',
      'forwardFill',
      'backwardFill',
      'interpolate',
      'knn',
    ]),
    'median',
    'For columns of numbers. The median does not follow outliers. forwardFill, backwardFill and interpolate go along the order of the rows and leave what they cannot fill to the median; the latter two look ahead: with data.target they are refused where splits are chronological, or where filters go along groups that folds keep whole; without it they are allowed. In a search a training gap takes nothing from a held-out row. knn: the mean of the nearest training rows, all or a sample, see nNeighbors.',
  ),
  category: option(
    z.enum(['mostFrequent', 'constant', 'forwardFill', 'backwardFill']),
    'mostFrequent',
    'For categories. mostFrequent is the lowest of the most frequent levels; fills leave what they cannot fill to it. backwardFill looks ahead and is refused where it is for numbers.',
  ),
  fillNumber: option(z.number(), 0, 'What constant fills in for numbers.'),
  fillText: option(z.string(), 'missing', 'What constant fills in for categories: a level of its own.'),
  limit: option(
    z.nullable(z.int().check(z.gte(1), z.lte(1e6))),
    null,
    'The longest run of gaps, in rows, that a fill goes into; null for any.',
  ),
  nNeighbors: option(
    z.int().check(z.gte(1), z.lte(1000)),
    5,
    'How many nearest rows knn takes the mean of. It looks at 5,000 training rows at most, and at 50,000 cells or 200 rows; of more at a sample, which a notice tells.',
  ),
  indicator: option(
    z.boolean(),
    false,
    'Whether each feature with gaps in its training rows gets a column that says where they were.',
  ),
});

const infrequent = z.strictObject({
  minFrequency: option(
    z.nullable(z.number().check(z.gt(0))),
    null,
    'Levels rarer than this are put together: a count of rows from 1 on, a share of them below it. null for none.',
  ),
  maxCategories: option(
    z.nullable(z.int().check(z.gte(1))),
    null,
    'The most levels that are kept apart, the rarer ones put together into the last. null for any number.',
  ),
});

/** What happens to the rows and columns, in this order: duplicates, denoise, outliers, impute, normalize, encode. */
export const cleanSection = z.strictObject({
  duplicates: option(
    z.enum(['keep', 'drop']),
    'keep',
    'Whether of rows that are equal in every column only the first is kept.',
  ),
  expect: section(
    expectSection,
    'The data contract. An upload that breaks it is refused whole, with every breach listed. Of the data set of a retuning neither rows nor freshness is expected, nor a value in columns that no prediction record carries.',
  ),
  denoise: option(
    z.array(denoiseRule),
    [],
    'Filters along the order of the rows, which needs data.time or data.order. They look through gaps and leave them gaps. A search needs folds that do not cut the series: timeSeriesSplit, or whole groups.',
  ),
  outliers: section(
    outliers,
    'What is done about extreme values of numeric features. Fitted on training rows only. Columns without spread, booleans, and columns of at most 10 distinct values are passed over, and reported.',
  ),
  impute: section(
    impute,
    'What fills a gap in a feature. Fitted on training rows only, so that no test row is seen.',
  ),
  normalize: section(
    normalize,
    'How numeric features are scaled. Fitted on training rows only, so that no test row is seen.',
  ),
  encode: option(
    z.enum(['oneHot', 'ordinal']),
    'oneHot',
    'How categories become numbers. oneHot: a column of 0 and 1 for each level, unseen levels all zeros. ordinal: the place of the level in their order, unseen levels -1.',
  ),
  infrequent: section(infrequent, 'Which rare levels of a category are put together, unseen ones with them.'),
  precision: option(
    z.union([
      described(z.literal('roundTrip'), 'The fewest digits that read back as the same number.'),
      described(z.int().check(z.gte(0), z.lte(15)), 'So many decimals.'),
    ]),
    'roundTrip',
    'Digits in clean.csv: roundTrip, or a number of decimals, which is faster. clean.parquet is exact anyway, and so is what a search reads.',
  ),
  escapeFormulas: option(
    z.boolean(),
    false,
    'Whether text in clean.csv that a spreadsheet would execute (beginning with =, +, -, @, tab or CR) gets an apostrophe in front.',
  ),
});

export type CleanSection = z.output<typeof cleanSection>;
export type { DenoiseRule } from './denoise-rule.ts';
export type NormalizeMethod = z.output<typeof normalizeMethod>;
export type ImputeMethod = CleanSection['impute']['numeric'];
export type CategoryImputeMethod = CleanSection['impute']['category'];
