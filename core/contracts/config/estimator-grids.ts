import * as z from 'zod';
import { normalizeMethod } from './clean-section.ts';

const numberGrid = z.union([
  z.array(z.number()).min(1).describe('The values, at least one.'),
  z.strictObject({
    logspace: z
      .tuple([z.number(), z.number(), z.int().min(1).max(100_000)])
      .describe(
        "[first exponent, last exponent, how many], powers of 10 evenly spaced, as NumPy's logspace; 1 to 100000 of them.",
      ),
  }),
]);
const flagGrid = z
  .array(z.boolean())
  .min(1)
  .describe(
    'Whether a constant is fitted beside the coefficients. Default: true alone, because few targets are 0 where all features are.',
  );
const columnGrid = z
  .array(z.string().min(1).describe('The name of a feature.'))
  .min(1)
  .describe(
    'The one feature that the curve is fitted to; several are tried in turn. Default: the only feature; needed where there are several.',
  );
const degreeGrid = z
  .array(z.int().min(1).max(10))
  .min(1)
  .describe('Degrees of the polynomial, 1 to 10 each. Higher ones follow noise.');
/** Any estimator's grid may search over the normalisation, in place of `clean.normalize.method`. */
const shared = {
  normalize: z
    .array(normalizeMethod)
    .min(1)
    .optional()
    .describe('Normalisations to try, in place of clean.normalize.method. Default: that one.'),
};

const GRID_TEXT = 'The values to try, a list for each parameter; every combination is a candidate.';

export const gridEntry = z.discriminatedUnion('estimator', [
  z.strictObject({
    estimator: z.literal('linear').describe('Ordinary least squares.'),
    grid: z
      .strictObject({ fitIntercept: flagGrid.optional(), ...shared })
      .prefault({})
      .describe(GRID_TEXT),
  }),
  z.strictObject({
    estimator: z
      .literal('ridge')
      .describe('Least squares with an L2 penalty, which steadies correlated features.'),
    grid: z
      .strictObject({
        alpha: numberGrid
          .default({ logspace: [-3, 3, 20] })
          .describe(
            'Strengths of the L2 penalty, at least 0. All of one fold share their work, so many cost little.',
          ),
        fitIntercept: flagGrid.optional(),
        ...shared,
      })
      .prefault({})
      .describe(GRID_TEXT),
  }),
  z.strictObject({
    estimator: z.literal('multivariateLinear').describe('Least squares by ml-regression, with an intercept.'),
    grid: z.strictObject(shared).prefault({}).describe(GRID_TEXT),
  }),
  z.strictObject({
    estimator: z.literal('polynomial').describe('A polynomial in one feature, by ml-regression.'),
    grid: z
      .strictObject({ feature: columnGrid.optional(), degree: degreeGrid.default([2]), ...shared })
      .prefault({})
      .describe(GRID_TEXT),
  }),
  z.strictObject({
    estimator: z
      .literal('exponential')
      .describe('b exp(a x) in one feature, by ml-regression; needs a positive target.'),
    grid: z
      .strictObject({ feature: columnGrid.optional(), ...shared })
      .prefault({})
      .describe(GRID_TEXT),
  }),
  z.strictObject({
    estimator: z.literal('power').describe('a x^b in one feature, by ml-regression; needs positive values.'),
    grid: z
      .strictObject({ feature: columnGrid.optional(), ...shared })
      .prefault({})
      .describe(GRID_TEXT),
  }),
  z.strictObject({
    estimator: z
      .literal('theilSen')
      .describe(
        'A line through one feature by the median of slopes, which outliers hardly move, by ml-regression.',
      ),
    grid: z
      .strictObject({ feature: columnGrid.optional(), ...shared })
      .prefault({})
      .describe(GRID_TEXT),
  }),
  z.strictObject({
    estimator: z
      .literal('robustPolynomial')
      .describe('A polynomial in one feature that leaves outliers out, by ml-regression.'),
    grid: z
      .strictObject({ feature: columnGrid.optional(), degree: degreeGrid.default([2]), ...shared })
      .prefault({})
      .describe(GRID_TEXT),
  }),
  z.strictObject({
    estimator: z.literal('dummy').describe('A baseline that knows no features. Always added.'),
    grid: z
      .strictObject({
        strategy: z
          .array(z.enum(['mean', 'median']))
          .min(1)
          .default(['mean'])
          .describe('What is predicted for every row. The median has the least absolute error.'),
      })
      .prefault({})
      .describe(GRID_TEXT),
  }),
]);

export type GridEntry = z.output<typeof gridEntry>;
export type NumberGrid = z.output<typeof numberGrid>;
