import * as z from 'zod';
import { METRIC_SCORERS } from './scorer-names.ts';

const numberGrid = z.union([
  z.array(z.number()).min(1),
  z.strictObject({
    logspace: z
      .tuple([z.number(), z.number(), z.int().min(1).max(100_000)])
      .describe('[first exponent, last exponent, how many], powers of 10 evenly spaced'),
  }),
]);
const flagGrid = z.array(z.boolean()).min(1);
const columnGrid = z.array(z.string().min(1)).min(1);
const degreeGrid = z.array(z.int().min(1).max(10)).min(1);
/** Any estimator's grid may search over the normalisation, in place of `clean.normalize.method`. */
const shared = {
  normalize: z
    .array(z.enum(['none', 'standard', 'minMax']))
    .min(1)
    .optional(),
};

export const gridEntry = z.discriminatedUnion('estimator', [
  z.strictObject({
    estimator: z.literal('linear'),
    grid: z.strictObject({ fitIntercept: flagGrid.optional(), ...shared }).prefault({}),
  }),
  z.strictObject({
    estimator: z.literal('ridge'),
    grid: z
      .strictObject({
        alpha: numberGrid.default({ logspace: [-3, 3, 20] }),
        fitIntercept: flagGrid.optional(),
        ...shared,
      })
      .prefault({}),
  }),
  z.strictObject({ estimator: z.literal('multivariateLinear'), grid: z.strictObject(shared).prefault({}) }),
  z.strictObject({
    estimator: z.literal('polynomial'),
    grid: z
      .strictObject({ feature: columnGrid.optional(), degree: degreeGrid.default([2]), ...shared })
      .prefault({}),
  }),
  z.strictObject({
    estimator: z.literal('exponential'),
    grid: z.strictObject({ feature: columnGrid.optional(), ...shared }).prefault({}),
  }),
  z.strictObject({
    estimator: z.literal('power'),
    grid: z.strictObject({ feature: columnGrid.optional(), ...shared }).prefault({}),
  }),
  z.strictObject({
    estimator: z.literal('theilSen'),
    grid: z.strictObject({ feature: columnGrid.optional(), ...shared }).prefault({}),
  }),
  z.strictObject({
    estimator: z.literal('robustPolynomial'),
    grid: z
      .strictObject({ feature: columnGrid.optional(), degree: degreeGrid.default([2]), ...shared })
      .prefault({}),
  }),
  z.strictObject({
    estimator: z.literal('dummy'),
    grid: z
      .strictObject({
        strategy: z
          .array(z.enum(['mean', 'median']))
          .min(1)
          .default(['mean']),
      })
      .prefault({}),
  }),
]);

const nSplits = z.int().min(2).max(1_000).default(5);

export const crossValidation = z.discriminatedUnion('splitter', [
  z.strictObject({
    splitter: z.literal('kFold'),
    nSplits,
    shuffle: z.boolean().default(true).describe('With tune.seed. Off keeps the order of the file.'),
  }),
  z.strictObject({
    splitter: z.literal('timeSeriesSplit'),
    nSplits,
    boundary: z
      .enum(['time', 'row'])
      .default('time')
      .describe('"time" cuts between distinct times only; "row" cuts anywhere, as scikit-learn does.'),
  }),
  z.strictObject({ splitter: z.literal('predefinedSplit') }),
]);

export const tuneSection = z.strictObject({
  search: z.strictObject({ strategy: z.enum(['grid']).default('grid') }).prefault({}),
  cv: crossValidation
    .nullable()
    .default(null)
    .describe('Default: timeSeriesSplit with data.time, predefinedSplit with data.fold, else kFold.'),
  holdout: z
    .number()
    .min(0)
    .max(0.5)
    .default(0.2)
    .describe('Share of the rows that the search of the first model never sees; 0 for none.'),
  scoring: z.array(z.enum(METRIC_SCORERS)).min(1).default(['rmse']).describe('The first one decides.'),
  estimators: z
    .array(gridEntry)
    .min(1)
    .default([{ estimator: 'ridge', grid: { alpha: { logspace: [-3, 3, 20] } } }])
    .describe('Grids to search. The dummy baseline is always added.'),
  selection: z.enum(['best']).default('best'),
  promote: z
    .strictObject({
      margin: z
        .number()
        .min(0)
        .default(0)
        .describe('How much better than the champion, in units of the first score.'),
      confidence: z
        .number()
        .min(0.5)
        .lt(1)
        .default(0.95)
        .describe('Of the one-sided paired bootstrap bound.'),
    })
    .prefault({}),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(42)
    .describe('Of shuffles, the holdout hash and the bootstrap.'),
});

export type TuneSection = z.output<typeof tuneSection>;
export type GridEntry = z.output<typeof gridEntry>;
export type CrossValidation = z.output<typeof crossValidation>;
export type NumberGrid = z.output<typeof numberGrid>;
