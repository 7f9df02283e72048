import * as z from 'zod';
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
    method: normalizeMethod
      .default('standard')
      .describe(
        'standard: zero mean, unit population standard deviation. minMax: into range. robust: by median and quantileRange. maxAbs: by the largest absolute value. quantile: to a uniform distribution. log1p: log(1 + x). Penalties such as alpha need one scale.',
      ),
    range: z
      .tuple([z.number().describe('The lowest value.'), z.number().describe('The highest value.')])
      .default([0, 1])
      .describe(
        'The lowest and the highest value that minMax maps the training rows to, ascending. Other methods do not read it.',
      ),
    clip: z
      .boolean()
      .default(false)
      .describe(
        'Whether minMax cuts values outside range, which later rows may hold. Off, so that they show.',
      ),
    quantileRange: z
      .tuple([
        z.number().min(0).max(100).describe('The lower percentile.'),
        z.number().min(0).max(100).describe('The upper percentile.'),
      ])
      .default([25, 75])
      .describe('The percentiles between which robust measures the spread, ascending.'),
    nQuantiles: z
      .int()
      .min(2)
      .max(10_000)
      .default(1000)
      .describe(
        'Quantiles that the method quantile keeps, at most one a row. More are finer and make a larger recipe.',
      ),
  })
  .refine(({ range }) => range[0] < range[1], {
    path: ['range'],
    error: 'the first number must be below the second',
  })
  .refine(({ quantileRange }) => quantileRange[0] < quantileRange[1], {
    path: ['quantileRange'],
    error: 'the first number must be below the second',
  });

const outliers = z.strictObject({
  method: z
    .enum(['none', 'iqr', 'zScore', 'mad'])
    .default('none')
    .describe(
      'iqr: beyond the quartiles by factor times their distance. zScore: factor standard deviations from the mean. mad: the same from the median, the deviation estimated as 1.4826 times the median distance.',
    ),
  factor: z
    .number()
    .gt(0)
    .max(1000)
    .nullable()
    .default(null)
    .describe('How far is an outlier; null is 1.5 for iqr and 3 for zScore and mad.'),
  action: z
    .enum(['clip', 'null', 'drop', 'flag'])
    .default('clip')
    .describe(
      'clip: to the bound. null: a gap, to be imputed. drop: leave the row out of training, never out of a test. flag: only mark it in a column of its own.',
    ),
});

const impute = z.strictObject({
  numeric: z
    .enum(['mean', 'median', 'mostFrequent', 'constant', 'forwardFill', 'backwardFill', 'interpolate', 'knn'])
    .default('median')
    .describe(
      'For columns of numbers. The median does not follow outliers. forwardFill, backwardFill and interpolate go along the order of the rows and leave what they cannot fill to the median; the latter two look ahead. In a search a training gap takes nothing from a held-out row. knn: the mean of the nearest rows.',
    ),
  category: z
    .enum(['mostFrequent', 'constant', 'forwardFill', 'backwardFill'])
    .default('mostFrequent')
    .describe(
      'For categories. mostFrequent is the lowest of the most frequent levels; fills leave what they cannot fill to it.',
    ),
  fillNumber: z.number().default(0).describe('What constant fills in for numbers.'),
  fillText: z
    .string()
    .default('missing')
    .describe('What constant fills in for categories: a level of its own.'),
  limit: z
    .int()
    .min(1)
    .max(1e6)
    .nullable()
    .default(null)
    .describe('The longest run of gaps, in rows, that a fill goes into; null for any.'),
  nNeighbors: z.int().min(1).max(1000).default(5).describe('How many nearest rows knn takes the mean of.'),
  indicator: z
    .boolean()
    .default(false)
    .describe('Whether each feature with gaps in its training rows gets a column that says where they were.'),
});

const infrequent = z.strictObject({
  minFrequency: z
    .number()
    .gt(0)
    .nullable()
    .default(null)
    .describe(
      'Levels rarer than this are put together: a count of rows from 1 on, a share of them below it. null for none.',
    ),
  maxCategories: z
    .int()
    .min(1)
    .nullable()
    .default(null)
    .describe(
      'The most levels that are kept apart, the rarer ones put together into the last. null for any number.',
    ),
});

/** What happens to the rows and columns, in this order: duplicates, denoise, outliers, impute, normalize, encode. */
export const cleanSection = z.strictObject({
  duplicates: z
    .enum(['keep', 'drop'])
    .default('keep')
    .describe('Whether of rows that are equal in every column only the first is kept.'),
  expect: expectSection
    .prefault({})
    .describe('The data contract. An upload that breaks it is refused whole, with every breach listed.'),
  denoise: z
    .array(denoiseRule)
    .default([])
    .describe(
      'Filters along the order of the rows, which needs data.time or data.order. They look through gaps and leave them gaps. A search needs folds that do not cut the series: timeSeriesSplit, or whole groups.',
    ),
  outliers: outliers
    .prefault({})
    .describe(
      'What is done about extreme values of numeric features. Fitted on training rows only. Columns without spread, booleans, and columns of at most 10 distinct values are passed over, and reported.',
    ),
  impute: impute
    .prefault({})
    .describe('What fills a gap in a feature. Fitted on training rows only, so that no test row is seen.'),
  normalize: normalize
    .prefault({})
    .describe('How numeric features are scaled. Fitted on training rows only, so that no test row is seen.'),
  encode: z
    .enum(['oneHot', 'ordinal'])
    .default('oneHot')
    .describe(
      'How categories become numbers. oneHot: a column of 0 and 1 for each level, unseen levels all zeros. ordinal: the place of the level in their order, unseen levels -1.',
    ),
  infrequent: infrequent
    .prefault({})
    .describe('Which rare levels of a category are put together, unseen ones with them.'),
  precision: z
    .union([
      z.literal('roundTrip').describe('The fewest digits that read back as the same number.'),
      z.int().min(0).max(15).describe('So many decimals.'),
    ])
    .default('roundTrip')
    .describe(
      'Digits in clean.csv: roundTrip, or a number of decimals, which is faster. clean.parquet is exact anyway.',
    ),
  escapeFormulas: z
    .boolean()
    .default(false)
    .describe(
      'Whether text in clean.csv that a spreadsheet would execute (beginning with =, +, -, @, tab or CR) gets an apostrophe in front.',
    ),
});

export type CleanSection = z.output<typeof cleanSection>;
export type { DenoiseRule } from './denoise-rule.ts';
export type NormalizeMethod = z.output<typeof normalizeMethod>;
export type ImputeMethod = CleanSection['impute']['numeric'];
export type CategoryImputeMethod = CleanSection['impute']['category'];
