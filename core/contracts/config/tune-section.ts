import * as z from 'zod';
import { crossValidation } from './cross-validation.ts';
import { gridEntry } from './estimator-grids.ts';
import { METRIC_SCORERS } from './scorer-names.ts';

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
      'How rows are split for the search. Default: timeSeriesSplit with data.time, predefinedSplit with data.fold, timeSeriesSplit with data.order, else kFold, each with its own defaults.',
    ),
  holdout: z
    .number()
    .min(0)
    .max(0.5)
    .default(0.2)
    .describe(
      'Share of the rows that the search of the first model never sees, at most half: it is compared with the baseline there. The newest rows with data.time or data.order, else rows drawn by hash. 0 for none.',
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
