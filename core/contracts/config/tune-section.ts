import * as z from 'zod';
import { METRIC_SCORERS } from './scorer-names.ts';

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
    .array(z.enum(['none', 'standard', 'minMax']))
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

const nSplits = z
  .int()
  .min(2)
  .max(1_000)
  .default(5)
  .describe(
    'How many folds are tested in turn, 2 to 1000. More of them cost more and leave more to train on.',
  );

export const crossValidation = z.discriminatedUnion('splitter', [
  z.strictObject({
    splitter: z.literal('kFold').describe('Folds of equal size.'),
    nSplits,
    shuffle: z
      .boolean()
      .default(true)
      .describe(
        'Draws the folds with tune.seed. Off keeps the order of the file, and is needed beside data.time.',
      ),
  }),
  z.strictObject({
    splitter: z.literal('timeSeriesSplit').describe('Trains on what came before, tests on what came next.'),
    nSplits,
    boundary: z
      .enum(['time', 'row'])
      .default('time')
      .describe(
        '"time" cuts between distinct times only, so that no time is in training and test; "row" cuts anywhere, as scikit-learn does.',
      ),
  }),
  z.strictObject({
    splitter: z.literal('predefinedSplit').describe('The folds that the column data.fold numbers.'),
  }),
]);

export const tuneSection = z.strictObject({
  search: z
    .strictObject({
      strategy: z.enum(['grid']).default('grid').describe('"grid" evaluates every combination.'),
    })
    .prefault({})
    .describe('How the candidates are gone through.'),
  cv: crossValidation
    .nullable()
    .default(null)
    .describe(
      'How rows are split for the search. Default: timeSeriesSplit with data.time, predefinedSplit with data.fold, else kFold, each with its own defaults.',
    ),
  holdout: z
    .number()
    .min(0)
    .max(0.5)
    .default(0.2)
    .describe(
      'Share of the rows that the search of the first model never sees, at most half: it is compared with the baseline there. 0 for none.',
    ),
  scoring: z
    .array(z.enum(METRIC_SCORERS).describe('The name of a score.'))
    .min(1)
    .default(['rmse'])
    .describe(
      'Scores of each candidate, at least one. The first one decides; the others are further columns.',
    ),
  estimators: z
    .array(gridEntry)
    .min(1)
    .default([{ estimator: 'ridge', grid: { alpha: { logspace: [-3, 3, 20] } } }])
    .describe(
      'Estimators with their grids, at least one. Every combination of a grid is a candidate; the dummy baseline is always added.',
    ),
  selection: z
    .enum(['best'])
    .default('best')
    .describe('Which candidate wins: the one with the best mean score, the first of equals.'),
  promote: z
    .strictObject({
      margin: z
        .number()
        .min(0)
        .default(0)
        .describe(
          'How much better than the champion, at least 0, in units of the first score. A swap has its own risk.',
        ),
      confidence: z
        .number()
        .min(0.5)
        .lt(1)
        .default(0.95)
        .describe(
          'Of the one-sided paired bootstrap bound, from 0.5 to below 1. Higher asks for more proof.',
        ),
    })
    .prefault({})
    .describe('When a tuned model replaces the champion: on rows that neither was fitted on.'),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(42)
    .describe(
      'Of shuffles, the holdout hash and the bootstrap, 0 to 2147483647: the same seed gives the same result.',
    ),
});

export type TuneSection = z.output<typeof tuneSection>;
export type GridEntry = z.output<typeof gridEntry>;
export type CrossValidation = z.output<typeof crossValidation>;
export type NumberGrid = z.output<typeof numberGrid>;
