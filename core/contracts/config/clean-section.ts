import * as z from 'zod';

const columns = z
  .array(z.string().min(1).describe('The name of a column of numbers without a role.'))
  .min(1)
  .describe('The columns to filter, at least one.');

const movingAverage = z.strictObject({
  columns,
  method: z.literal('movingAverage').describe('The mean of a window of rows; a gap counts for nothing.'),
  window: z
    .int()
    .min(2)
    .max(10_000)
    .describe('Rows in the mean, this one included, 2 to 10000. More is smoother and later.'),
  align: z
    .enum(['trailing', 'centered'])
    .default('trailing')
    .describe(
      'Where the window lies. "centered" has no delay, but looks ahead and is refused with chronological splits.',
    ),
});

const exponential = z.strictObject({
  columns,
  method: z
    .literal('exponential')
    .describe("Exponential smoothing, as pandas' ewm(adjust=False, ignore_na=True)."),
  alpha: z
    .number()
    .gt(0)
    .max(1)
    .describe(
      'The share of the newest value, above 0 and at most 1: y_t = alpha x_t + (1 - alpha) y_{t-1}. Less is smoother and later.',
    ),
});

export const denoiseRule = z
  .discriminatedUnion('method', [movingAverage, exponential])
  .describe('One filter and the columns that it smooths.');

const normalizeMethod = z.enum(['none', 'standard', 'minMax']);

const normalize = z
  .strictObject({
    method: normalizeMethod
      .default('standard')
      .describe(
        'standard: zero mean, unit population standard deviation. minMax: into range. Penalties such as alpha need one scale.',
      ),
    range: z
      .tuple([z.number().describe('The lowest value.'), z.number().describe('The highest value.')])
      .default([0, 1])
      .describe(
        'The lowest and the highest value that minMax maps the training rows to, ascending. Other methods do not read it.',
      ),
  })
  .refine(({ range }) => range[0] < range[1], {
    path: ['range'],
    error: 'the first number must be below the second',
  });

/** What happens to the columns, in this order: denoise, impute, normalize (numeric), encode (categories). */
export const cleanSection = z.strictObject({
  denoise: z
    .array(denoiseRule)
    .default([])
    .describe(
      'Filters along the order of the rows, which needs data.time or data.order. They look through gaps and leave them gaps.',
    ),
  impute: z
    .strictObject({
      numeric: z
        .enum(['mean', 'median', 'mostFrequent'])
        .default('median')
        .describe('For columns of numbers. The median does not follow outliers.'),
      category: z
        .enum(['mostFrequent'])
        .default('mostFrequent')
        .describe('For categories: the lowest of the most frequent levels.'),
    })
    .prefault({})
    .describe('What fills a gap in a feature. Fitted on training rows only, so that no test row is seen.'),
  normalize: normalize
    .prefault({})
    .describe('How numeric features are scaled. Fitted on training rows only, so that no test row is seen.'),
  encode: z
    .enum(['oneHot'])
    .default('oneHot')
    .describe(
      'How categories become numbers: a column of 0 and 1 for each level. Unseen levels become zeros.',
    ),
});

export type CleanSection = z.output<typeof cleanSection>;
export type DenoiseRule = z.output<typeof denoiseRule>;
export type NormalizeMethod = z.output<typeof normalizeMethod>;
export type ImputeMethod = CleanSection['impute']['numeric'];
