import * as z from 'zod';
import { declaredType } from './config/data-section.ts';
import { denoiseRule } from './config/denoise-rule.ts';
import { RECIPE_FORMAT } from './recipe.ts';

const indicator = z.boolean().describe('Whether a column missing(name) says where the gaps were.');
const column = z.string().describe('The name of a column of the data.');
const cells = z.array(z.number().nullable());

const outliers = z
  .strictObject({
    method: z
      .enum(['iqr', 'zScore', 'mad'])
      .describe('How the bounds were found; applying does not need it.'),
    action: z
      .enum(['clip', 'null', 'drop', 'flag'])
      .describe('What happens to an outlier. drop: nothing in new rows. flag: only a column outlier(name).'),
    low: z.number().describe('Values below it are outliers.'),
    high: z.number().describe('Values above it are outliers.'),
  })
  .describe('An outlier rule.');

const affine = z
  .strictObject({
    method: z.enum(['none', 'standard', 'minMax', 'robust', 'maxAbs']),
    offset: z.number(),
    scale: z.number(),
    low: z.number(),
    clip: z
      .tuple([z.number(), z.number()])
      .nullable()
      .describe('The lowest and the highest result; null for any.'),
  })
  .describe('(x - offset) * scale + low, then cut to clip.');

const quantile = z
  .strictObject({
    method: z.literal('quantile'),
    quantiles: z.array(z.number()).min(1).describe('Ascending, at even shares from 0 to 1.'),
  })
  .describe('The share of the training rows at or below x, interpolated between quantiles.');

const log1p = z.strictObject({ method: z.literal('log1p') }).describe('log(1 + x); -1 and below are gaps.');

const numericFeature = z
  .strictObject({
    column,
    type: z.enum(['number', 'boolean']),
    outliers: outliers.nullable().describe('null where no rule applies.'),
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
      value: z.number().describe('Fills every gap that the method leaves.'),
    }),
    indicator,
    normalize: z.discriminatedUnion('method', [affine, quantile, log1p]),
  })
  .describe('A feature of numbers or booleans.');

const categoryFeature = z
  .strictObject({
    column,
    type: z.literal('category'),
    impute: z.strictObject({
      method: z.enum(['mostFrequent', 'constant', 'forwardFill', 'backwardFill']),
      value: z
        .string()
        .nullable()
        .describe('Fills every gap that the method leaves; null where there was no level.'),
    }),
    indicator,
    encode: z.strictObject({
      method: z.enum(['oneHot', 'ordinal']),
      levels: z.array(z.string()).describe('Ascending by UTF-16 code unit.'),
      infrequent: z.array(z.string()).describe('Levels that are put together into one, after the others.'),
    }),
  })
  .describe('A feature of categories.');

const denoiseTail = z
  .strictObject({
    rule: denoiseRule,
    column,
    tails: z
      .record(z.string(), cells)
      .describe('By group: the last window - 1 raw values, or the last smoothed one. null is a gap.'),
    times: z
      .record(z.string(), z.number())
      .optional()
      .describe('By group, of a filter by time: the time of the last value, in milliseconds since 1970 UTC.'),
  })
  .describe('A filtered column, and the ends of its series.');

const fillTail = z
  .strictObject({
    column,
    limit: z
      .int()
      .min(1)
      .nullable()
      .describe('The longest run of gaps, in rows, that is filled; null for any.'),
    tails: z
      .record(
        z.string(),
        z.strictObject({
          last: z
            .union([z.number(), z.string()])
            .nullable()
            .describe('The last value; null where there was none.'),
          gaps: z.int().min(0).describe('The gaps since.'),
        }),
      )
      .describe('By group; empty but for forwardFill.'),
  })
  .describe('A feature that is filled along the rows.');

const neighbourRows = z
  .strictObject({
    nNeighbors: z.int().min(1).describe('How many nearest rows the mean is of.'),
    columns: z
      .record(z.string(), cells)
      .describe('Training rows before imputation, by feature. null is a gap.'),
  })
  .describe('The rows among which knn looks for neighbours.');

const series = z
  .strictObject({
    time: z
      .string()
      .nullable()
      .describe('The column of times, which rows ascend by; null where the order of the file counts.'),
    group: z
      .strictObject({
        column,
        type: declaredType.describe(
          'The type that the cells of every row are read by, so that a group has one key.',
        ),
      })
      .nullable()
      .describe('The column of groups, each a series of its own; null where all rows are one.'),
    ends: z
      .record(z.string(), z.number())
      .describe(
        'By group, of all that have a tail: the time of the last row, in milliseconds since 1970 UTC. Empty without times.',
      ),
  })
  .describe('What parts and orders the rows, and where those that the recipe was fitted on ended.');

/** `recipe.json` as it is read back from a file: what `Recipe` says, checked at run time. */
export const recipeSchema = z
  .strictObject({
    format: z.literal(RECIPE_FORMAT),
    features: z
      .array(z.discriminatedUnion('type', [numericFeature, categoryFeature]))
      .describe('In the order of their columns in the training data.'),
    denoise: z.array(denoiseTail).describe('Filters, carried out first.'),
    fills: z.array(fillTail).describe('One for each feature that is filled along the rows.'),
    neighbours: neighbourRows.nullable().describe('null where nothing is imputed by knn.'),
    series,
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'no hexadecimal SHA-256')
      .describe('Hexadecimal SHA-256 of the rest as canonical JSON (RFC 8785).'),
  })
  .describe('The fitted statistics of one cleaning. docs/recipe.md says how they are applied.');
