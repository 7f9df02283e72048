import * as z from 'zod/mini';
import { described, option, section } from '../option.ts';
import { normalizeMethod } from './clean-section.ts';

const numberGrid = z.union([
  described(z.array(z.number()).check(z.minLength(1)), 'The values, at least one.'),
  z.strictObject({
    logspace: described(
      z.tuple([z.number(), z.number(), z.int().check(z.gte(1), z.lte(100_000))]),
      "[first exponent, last exponent, how many], powers of 10 evenly spaced, as NumPy's logspace; 1 to 100000 of them.",
    ),
  }),
]);
const flagGrid = described(
  z.array(z.boolean()).check(z.minLength(1)),
  'Whether a constant is fitted beside the coefficients. Default: true alone, because few targets are 0 where all features are.',
);
const columnGrid = described(
  z.array(described(z.string().check(z.minLength(1)), 'The name of a feature.')).check(z.minLength(1)),
  'The one feature that the curve is fitted to; several are tried in turn. Default: the only feature; needed where there are several.',
);
const degreeGrid = described(
  z.array(z.int().check(z.gte(1), z.lte(10))).check(z.minLength(1)),
  'Degrees of the polynomial, 1 to 10 each. Higher ones follow noise.',
);
/** Any estimator's grid may search over the normalisation, in place of `clean.normalize.method`. */
const shared = {
  normalize: described(
    z.optional(z.array(normalizeMethod).check(z.minLength(1))),
    'Normalisations to try, in place of clean.normalize.method. Default: that one.',
  ),
};

const GRID_TEXT = 'The values to try, a list for each parameter; every combination is a candidate.';

export const gridEntry = z.discriminatedUnion('estimator', [
  z.strictObject({
    estimator: described(z.literal('linear'), 'Ordinary least squares.'),
    grid: section(z.strictObject({ fitIntercept: z.optional(flagGrid), ...shared }), GRID_TEXT),
  }),
  z.strictObject({
    estimator: described(
      z.literal('ridge'),
      'Least squares with an L2 penalty, which steadies correlated features.',
    ),
    grid: section(
      z.strictObject({
        alpha: option(
          numberGrid,
          { logspace: [-3, 3, 20] },
          'Strengths of the L2 penalty, at least 0. All of one fold share their work, so many cost little.',
        ),
        fitIntercept: z.optional(flagGrid),
        ...shared,
      }),
      GRID_TEXT,
    ),
  }),
  z.strictObject({
    estimator: described(
      z.literal('multivariateLinear'),
      'Least squares by ml-regression, with an intercept.',
    ),
    grid: section(z.strictObject(shared), GRID_TEXT),
  }),
  z.strictObject({
    estimator: described(z.literal('polynomial'), 'A polynomial in one feature, by ml-regression.'),
    grid: section(
      z.strictObject({ feature: z.optional(columnGrid), degree: z._default(degreeGrid, [2]), ...shared }),
      GRID_TEXT,
    ),
  }),
  z.strictObject({
    estimator: described(
      z.literal('exponential'),
      'b exp(a x) in one feature, by ml-regression; needs a positive target.',
    ),
    grid: section(z.strictObject({ feature: z.optional(columnGrid), ...shared }), GRID_TEXT),
  }),
  z.strictObject({
    estimator: described(
      z.literal('power'),
      'a x^b in one feature, by ml-regression; needs positive values.',
    ),
    grid: section(z.strictObject({ feature: z.optional(columnGrid), ...shared }), GRID_TEXT),
  }),
  z.strictObject({
    estimator: described(
      z.literal('theilSen'),
      'A line through one feature by the median of slopes, which outliers hardly move, by ml-regression.',
    ),
    grid: section(z.strictObject({ feature: z.optional(columnGrid), ...shared }), GRID_TEXT),
  }),
  z.strictObject({
    estimator: described(
      z.literal('robustPolynomial'),
      'A polynomial in one feature that leaves outliers out, by ml-regression.',
    ),
    grid: section(
      z.strictObject({ feature: z.optional(columnGrid), degree: z._default(degreeGrid, [2]), ...shared }),
      GRID_TEXT,
    ),
  }),
  z.strictObject({
    estimator: described(z.literal('dummy'), 'A baseline that knows no features. Always added.'),
    grid: section(
      z.strictObject({
        strategy: option(
          z.array(z.enum(['mean', 'median'])).check(z.minLength(1)),
          ['mean'],
          'What is predicted for every row. The median has the least absolute error.',
        ),
      }),
      GRID_TEXT,
    ),
  }),
]);

export type GridEntry = z.output<typeof gridEntry>;
export type NumberGrid = z.output<typeof numberGrid>;
