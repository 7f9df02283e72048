import * as z from 'zod';
import { denoiseRule } from './config/denoise-rule.ts';
import { RECIPE_FORMAT } from './recipe.ts';

const indicator = z.boolean();
const column = z.string();

const outliers = z.strictObject({
  method: z.enum(['iqr', 'zScore', 'mad']),
  action: z.enum(['clip', 'null', 'drop', 'flag']),
  low: z.number(),
  high: z.number(),
});

const normalize = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.enum(['none', 'standard', 'minMax', 'robust', 'maxAbs']),
    offset: z.number(),
    scale: z.number(),
    low: z.number(),
    clip: z.tuple([z.number(), z.number()]).nullable(),
  }),
  z.strictObject({ method: z.literal('quantile'), quantiles: z.array(z.number()).min(1) }),
  z.strictObject({ method: z.literal('log1p') }),
]);

const numericFeature = z.strictObject({
  column,
  type: z.enum(['number', 'boolean']),
  outliers: outliers.nullable(),
  impute: z.strictObject({
    method: z.enum([
      'mean',
      'median',
      'mostFrequent',
      'constant',
      'forwardFill',
      'backwardFill',
      'interpolate',
      'knn',
    ]),
    value: z.number(),
  }),
  indicator,
  normalize,
});

const categoryFeature = z.strictObject({
  column,
  type: z.literal('category'),
  impute: z.strictObject({
    method: z.enum(['mostFrequent', 'constant', 'forwardFill', 'backwardFill']),
    value: z.string().nullable(),
  }),
  indicator,
  encode: z.strictObject({
    method: z.enum(['oneHot', 'ordinal']),
    levels: z.array(z.string()),
    infrequent: z.array(z.string()),
  }),
});

const denoiseTail = z.strictObject({
  rule: denoiseRule,
  column,
  tails: z.record(z.string(), z.array(z.number().nullable())),
  times: z.record(z.string(), z.number()).optional(),
});

const fillTail = z.strictObject({
  column,
  limit: z.int().nullable(),
  tails: z.record(
    z.string(),
    z.strictObject({ last: z.union([z.number(), z.string()]).nullable(), gaps: z.int().min(0) }),
  ),
});

const neighbourRows = z.strictObject({
  nNeighbors: z.int().min(1),
  columns: z.record(z.string(), z.array(z.number().nullable())),
});

/** `recipe.json` as it is read back from a file: what `Recipe` says, checked at run time. */
export const recipeSchema = z.strictObject({
  format: z.literal(RECIPE_FORMAT),
  features: z.array(z.discriminatedUnion('type', [numericFeature, categoryFeature])),
  denoise: z.array(denoiseTail),
  fills: z.array(fillTail),
  neighbours: neighbourRows.nullable(),
  hash: z.string().regex(/^[0-9a-f]{64}$/, 'no hexadecimal SHA-256'),
});
