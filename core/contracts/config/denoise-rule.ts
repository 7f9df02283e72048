import * as z from 'zod';

const columns = z
  .array(z.string().min(1).describe('The name of a column of numbers without a role.'))
  .min(1)
  .describe('The columns to filter, at least one.');

const window = z
  .int()
  .min(2)
  .max(10_000)
  .describe('Rows that the filter looks at, this one included, 2 to 10000. More is smoother and later.');

const oddWindow = z
  .int()
  .min(3)
  .max(10_001)
  .refine((rows) => rows % 2 === 1, 'must be odd')
  .describe('Rows that the filter looks at, this one in their middle: odd, 3 to 10001.');

const align = z
  .enum(['trailing', 'centered'])
  .default('trailing')
  .describe(
    'Where the window lies. "centered" has no delay, but looks ahead and is refused where a model is searched for.',
  );

const movingAverage = z.strictObject({
  columns,
  method: z.literal('movingAverage').describe('The mean of a window of rows; a gap counts for nothing.'),
  window,
  align,
});

const median = z.strictObject({
  columns,
  method: z.literal('median').describe('The median of a window of rows, which single spikes do not move.'),
  window,
  align,
});

const hampel = z.strictObject({
  columns,
  method: z
    .literal('hampel')
    .describe(
      'Replaces a value far from the median of its window by that median, and leaves all others as they are.',
    ),
  window: window.default(11),
  sigmas: z
    .number()
    .gt(0)
    .max(100)
    .default(3)
    .describe('How far is far: in standard deviations, estimated as 1.4826 times the median distance.'),
  align,
});

const savitzkyGolay = z.strictObject({
  columns,
  method: z
    .literal('savitzkyGolay')
    .describe('A polynomial fitted to each window, which keeps peaks. It looks ahead.'),
  window: oddWindow,
  polyOrder: z.int().min(0).max(8).default(2).describe('The degree of the polynomial, below the window.'),
});

const exponential = z.strictObject({
  columns,
  method: z
    .literal('exponential')
    .describe(
      "Exponential smoothing, as pandas' ewm(adjust=False, ignore_na=True). One of alpha, span, halfLife.",
    ),
  alpha: z
    .number()
    .gt(0)
    .max(1)
    .nullable()
    .default(null)
    .describe(
      'The share of the newest value, above 0 and at most 1: y_t = alpha x_t + (1 - alpha) y_{t-1}. Less is smoother and later.',
    ),
  span: z.number().min(1).max(1e6).nullable().default(null).describe('alpha = 2 / (span + 1), span in rows.'),
  halfLife: z
    .union([
      z.number().gt(0).max(1e6).describe('In rows: after so many a value has half its weight.'),
      z
        .string()
        .regex(/^[1-9][0-9]* (second|minute|hour|day|week)s?$/, 'a duration such as "2 hours"')
        .describe('In time, such as "2 hours", which needs data.time: rows may lie unevenly.'),
    ])
    .nullable()
    .default(null)
    .describe('When a value has lost half its weight: after a number of rows, or a time such as "2 hours".'),
});

/** One filter; which of `alpha`, `span` and `halfLife` an exponential one has is checked with the configuration. */
export const denoiseRule = z
  .discriminatedUnion('method', [movingAverage, exponential, median, hampel, savitzkyGolay])
  .describe('One filter and the columns that it smooths.');

export type DenoiseRule = z.output<typeof denoiseRule>;
export type ExponentialRule = z.output<typeof exponential>;
