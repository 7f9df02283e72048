import * as z from 'zod/mini';
import { declaredType } from './config/data-section.ts';
import { denoiseRule } from './config/denoise-rule.ts';
import { described } from './option.ts';
import { RECIPE_FORMAT } from './recipe.ts';

const indicator = described(z.boolean(), 'Whether a column missing(name) says where the gaps were.');
const column = described(z.string(), 'The name of a column of the data.');
/** As far as `Date` goes. */
const timeMs = z.int().check(z.gte(-8.64e15), z.lte(8.64e15));
const cells = z.array(z.nullable(z.number()));

const outliers = described(
  z.strictObject({
    method: described(
      z.enum(['iqr', 'zScore', 'mad']),
      'How the bounds were found; applying does not need it.',
    ),
    action: described(
      z.enum(['clip', 'null', 'drop', 'flag']),
      'What happens to an outlier. drop: nothing in new rows. flag: only a column outlier(name).',
    ),
    low: described(z.number(), 'Values below it are outliers.'),
    high: described(z.number(), 'Values above it are outliers.'),
  }),
  'An outlier rule.',
);

const affine = described(
  z.strictObject({
    method: z.enum(['none', 'standard', 'minMax', 'robust', 'maxAbs']),
    offset: z.number(),
    scale: z.number(),
    low: z.number(),
    clip: described(
      z.nullable(z.tuple([z.number(), z.number()])),
      'The lowest and the highest result; null for any.',
    ),
  }),
  '(x - offset) * scale + low, then cut to clip.',
);

const quantile = described(
  z.strictObject({
    method: z.literal('quantile'),
    quantiles: described(z.array(z.number()).check(z.minLength(1)), 'Ascending, at even shares from 0 to 1.'),
  }),
  'The share of the training rows at or below x, interpolated between quantiles.',
);

const log1p = described(z.strictObject({ method: z.literal('log1p') }), 'log(1 + x); -1 and below are gaps.');

const numericFeature = described(
  z.strictObject({
    column,
    type: z.enum(['number', 'boolean']),
    outliers: described(z.nullable(outliers), 'null where no rule applies.'),
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
      value: described(z.number(), 'Fills every gap that the method leaves.'),
    }),
    indicator,
    normalize: z.discriminatedUnion('method', [affine, quantile, log1p]),
  }),
  'A feature of numbers or booleans.',
);

const categoryFeature = described(
  z.strictObject({
    column,
    type: z.literal('category'),
    impute: z.strictObject({
      method: z.enum(['mostFrequent', 'constant', 'forwardFill', 'backwardFill']),
      value: described(
        z.nullable(z.string()),
        'Fills every gap that the method leaves; null where there was no level.',
      ),
    }),
    indicator,
    encode: z.strictObject({
      method: z.enum(['oneHot', 'ordinal']),
      levels: described(z.array(z.string()), 'Ascending by UTF-16 code unit.'),
      infrequent: described(z.array(z.string()), 'Levels that are put together into one, after the others.'),
    }),
  }),
  'A feature of categories.',
);

const denoiseTail = described(
  z.strictObject({
    rule: denoiseRule,
    column,
    tails: described(
      z.record(z.string(), cells),
      'By group: the last window - 1 raw values, or the last smoothed one. null is a gap.',
    ),
    times: described(
      z.optional(z.record(z.string(), timeMs)),
      'By group, of a filter by time: the time of the last value, in milliseconds since 1970 UTC.',
    ),
  }),
  'A filtered column, and the ends of its series.',
);

const fillTail = described(
  z.strictObject({
    column,
    limit: described(
      z.nullable(z.int().check(z.gte(1))),
      'The longest run of gaps, in rows, that is filled; null for any.',
    ),
    tails: described(
      z.record(
        z.string(),
        z.strictObject({
          last: described(
            z.nullable(z.union([z.number(), z.string()])),
            'The last value; null where there was none.',
          ),
          gaps: described(z.int().check(z.gte(0)), 'The gaps since.'),
        }),
      ),
      'By group; empty but for forwardFill.',
    ),
  }),
  'A feature that is filled along the rows.',
);

const neighbourRows = described(
  z.strictObject({
    nNeighbors: described(z.int().check(z.gte(1)), 'How many nearest rows the mean is of.'),
    columns: described(
      z.record(z.string(), cells),
      'Training rows before imputation, by feature. null is a gap.',
    ),
  }),
  'The rows among which knn looks for neighbours.',
);

const series = described(
  z.strictObject({
    time: described(
      z.nullable(z.string()),
      'The column of times, which rows ascend by; null where the order of the file counts.',
    ),
    group: described(
      z.nullable(
        z.strictObject({
          column,
          type: described(
            declaredType,
            'The type that the cells of every row are read by, so that a group has one key.',
          ),
        }),
      ),
      'The column of groups, each a series of its own; null where all rows are one.',
    ),
    ends: described(
      z.record(z.string(), timeMs),
      'By group, of all that have a tail: the time of the last row, in milliseconds since 1970 UTC. Empty without times.',
    ),
  }),
  'What parts and orders the rows, and where those that the recipe was fitted on ended.',
);

/** `recipe.json` as it is read back from a file: what `Recipe` says, checked at run time. */
export const recipeSchema = described(
  z.strictObject({
    format: z.literal(RECIPE_FORMAT),
    features: described(
      z.array(z.discriminatedUnion('type', [numericFeature, categoryFeature])),
      'In the order of their columns in the training data.',
    ),
    denoise: described(z.array(denoiseTail), 'Filters, carried out first.'),
    fills: described(z.array(fillTail), 'One for each feature that is filled along the rows.'),
    neighbours: described(z.nullable(neighbourRows), 'null where nothing is imputed by knn.'),
    series,
    hash: described(
      z.string().check(z.regex(/^[0-9a-f]{64}$/, 'no hexadecimal SHA-256')),
      'Hexadecimal SHA-256 of the rest as canonical JSON (RFC 8785).',
    ),
  }),
  'The fitted statistics of one cleaning. docs/recipe.md says how they are applied.',
);
