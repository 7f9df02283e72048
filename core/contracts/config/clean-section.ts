import * as z from 'zod';

const columns = z.array(z.string().min(1)).min(1);

const movingAverage = z.strictObject({
  columns,
  method: z.literal('movingAverage'),
  window: z.int().min(2).max(10_000).describe('Rows in the mean, this one included.'),
  align: z
    .enum(['trailing', 'centered'])
    .default('trailing')
    .describe('"centered" looks ahead and is refused with chronological splits.'),
});

const exponential = z.strictObject({
  columns,
  method: z.literal('exponential'),
  alpha: z.number().gt(0).max(1).describe('y_t = alpha x_t + (1 - alpha) y_{t-1}'),
});

export const denoiseRule = z.discriminatedUnion('method', [movingAverage, exponential]);

const normalizeMethod = z.enum(['none', 'standard', 'minMax']);

const normalize = z
  .strictObject({
    method: normalizeMethod
      .default('standard')
      .describe('standard: zero mean, unit population standard deviation. minMax: into range.'),
    range: z
      .tuple([z.number(), z.number()])
      .default([0, 1])
      .describe('The lowest and the highest value that minMax maps to.'),
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
    .describe('Filters along the order of the rows. They look through gaps and leave them gaps.'),
  impute: z
    .strictObject({
      numeric: z.enum(['mean', 'median', 'mostFrequent']).default('median'),
      category: z.enum(['mostFrequent']).default('mostFrequent'),
    })
    .prefault({})
    .describe('What fills a gap. Fitted on training rows only.'),
  normalize: normalize
    .prefault({})
    .describe('How numeric features are scaled. Fitted on training rows only.'),
  encode: z
    .enum(['oneHot'])
    .default('oneHot')
    .describe('How categories become numbers. Unseen levels become zeros.'),
});

export type CleanSection = z.output<typeof cleanSection>;
export type DenoiseRule = z.output<typeof denoiseRule>;
export type NormalizeMethod = z.output<typeof normalizeMethod>;
export type ImputeMethod = CleanSection['impute']['numeric'];
