import * as z from 'zod/mini';
import { described, option } from '../option.ts';

const columns = described(
  z
    .array(described(z.string().check(z.minLength(1)), 'The name of a column of numbers without a role.'))
    .check(z.minLength(1)),
  'The columns to filter, at least one.',
);

const window = described(
  z.int().check(z.gte(2), z.lte(10_000)),
  'Rows that the filter looks at, this one included, 2 to 10000. More is smoother and later.',
);

const oddWindow = described(
  z.int().check(
    z.gte(3),
    z.lte(10_001),
    z.refine((rows) => rows % 2 === 1, 'must be odd'),
  ),
  'Rows that the filter looks at, this one in their middle: odd, 3 to 10001.',
);

const align = option(
  z.enum(['trailing', 'centered']),
  'trailing',
  'Where the window lies. "centered" has no delay, but looks ahead: refused with data.target, where a model is searched for, and allowed without.',
);

const movingAverage = z.strictObject({
  columns,
  method: described(z.literal('movingAverage'), 'The mean of a window of rows; a gap counts for nothing.'),
  window,
  align,
});

const median = z.strictObject({
  columns,
  method: described(z.literal('median'), 'The median of a window of rows, which single spikes do not move.'),
  window,
  align,
});

const hampel = z.strictObject({
  columns,
  method: described(
    z.literal('hampel'),
    'Replaces a value far from the median of its window by that median, and leaves all others as they are.',
  ),
  window: z._default(window, 11),
  sigmas: option(
    z.number().check(z.gt(0), z.lte(100)),
    3,
    'How far is far: in standard deviations, estimated as 1.4826 times the median distance.',
  ),
  align,
});

const savitzkyGolay = z.strictObject({
  columns,
  method: described(
    z.literal('savitzkyGolay'),
    'A polynomial fitted to each window, which keeps peaks. It looks ahead: refused with data.target, where a model is searched for, and allowed without.',
  ),
  window: oddWindow,
  polyOrder: option(z.int().check(z.gte(0), z.lte(8)), 2, 'The degree of the polynomial, below the window.'),
});

const exponential = z.strictObject({
  columns,
  method: described(
    z.literal('exponential'),
    "Exponential smoothing, as pandas' ewm(adjust=False, ignore_na=True). One of alpha, span, halfLife.",
  ),
  alpha: option(
    z.nullable(z.number().check(z.gt(0), z.lte(1))),
    null,
    'The share of the newest value, above 0 and at most 1: y_t = alpha x_t + (1 - alpha) y_{t-1}. Less is smoother and later.',
  ),
  span: option(
    z.nullable(z.number().check(z.gte(1), z.lte(1e6))),
    null,
    'alpha = 2 / (span + 1), span in rows.',
  ),
  halfLife: option(
    z.nullable(
      z.union([
        described(
          z.number().check(z.gt(0), z.lte(1e6)),
          'In rows: after so many a value has half its weight.',
        ),
        described(
          z
            .string()
            .check(z.regex(/^[1-9][0-9]* (second|minute|hour|day|week)s?$/, 'a duration such as "2 hours"')),
          'In time, such as "2 hours", which needs data.time: rows may lie unevenly.',
        ),
      ]),
    ),
    null,
    'When a value has lost half its weight: after a number of rows, or a time such as "2 hours".',
  ),
});

/** One filter; which of `alpha`, `span` and `halfLife` an exponential one has is checked with the configuration. */
export const denoiseRule = described(
  z.discriminatedUnion('method', [movingAverage, exponential, median, hampel, savitzkyGolay]),
  'One filter and the columns that it smooths.',
);

export type DenoiseRule = z.output<typeof denoiseRule>;
export type ExponentialRule = z.output<typeof exponential>;
