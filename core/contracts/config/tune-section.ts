import * as z from 'zod/mini';
import { described, option, section } from '../option.ts';
import { budgetSection } from './budget-section.ts';
import { crossValidation } from './cross-validation.ts';
import { gridEntry } from './estimator-grids.ts';
import { CLASSIFICATION_SCORERS, METRIC_SCORERS, REGRESSION_SCORERS } from './scorer-names.ts';
import { search } from './search.ts';

export const tuneSection = z.strictObject({
  search: option(
    search,
    { strategy: 'grid' },
    'How the candidates are gone through. A grid search tries all, which is repeatable without a seed.',
  ),
  cv: option(
    z.nullable(crossValidation),
    null,
    'How rows are split for the search. Default: timeSeriesSplit with data.time, predefinedSplit with data.fold, groupKFold with data.group, timeSeriesSplit with data.order, else kFold, each with its own defaults; for a target of classes stratifiedGroupKFold and stratifiedKFold in place of groupKFold and kFold.',
  ),
  holdout: option(
    z.number().check(z.gte(0), z.lte(0.5)),
    0.2,
    'Share of the rows that the search of the first model never sees, at most half: it is compared with the baseline there. The newest rows with data.time or data.order; whole groups, drawn by hash, where the search has folds of whole groups and there is no data.time; else rows drawn by hash. 0 for none.',
  ),
  scoring: option(
    z.nullable(
      z
        .array(
          described(
            z.enum(METRIC_SCORERS),
            `The name of a score. Of numbers: ${REGRESSION_SCORERS.join(', ')}. Of classes: ${CLASSIFICATION_SCORERS.join(', ')}; precision, recall and f1 are of the positive one of two classes.`,
          ),
        )
        .check(z.minLength(1)),
    ),
    null,
    `Scores of each candidate, at least one. The first one decides; the others are further columns. ${REGRESSION_SCORERS[0]} to ${REGRESSION_SCORERS.at(-1)} are for a target of numbers, ${CLASSIFICATION_SCORERS[0]} to ${CLASSIFICATION_SCORERS.at(-1)} for classes. As scikit-learn defines them, errors and losses with a positive sign. Default: rmse for numbers, logLoss for classes.`,
  ),
  estimators: option(
    z.nullable(z.array(gridEntry).check(z.minLength(1))),
    null,
    'Estimators with their grids, at least one. Every combination of a grid is a candidate; the dummy baseline is always added. Default: ridge and lasso for a target of numbers, logistic for one of classes, each with 20 strengths of its penalty.',
  ),
  budget: section(
    budgetSection,
    'When a search ends before every candidate was evaluated, with the best of what it has.',
  ),
  selection: option(
    z.enum(['best', 'oneStandardError']),
    'best',
    'Which candidate wins. best: the one with the best mean score, the first of equals. oneStandardError: of its family the simplest whose score is within one standard error of it, which is steadier where many are about as good.',
  ),
  promote: section(
    z.strictObject({
      margin: option(
        z.number().check(z.gte(0)),
        0,
        'How much better than the champion, at least 0, in units of the first score. A swap has its own risk.',
      ),
      confidence: option(
        z.number().check(z.gte(0.5), z.lt(1)),
        0.95,
        'Of the one-sided paired bootstrap bound, from 0.5 to below 1. Higher asks for more proof.',
      ),
    }),
    'When a tuned model replaces the champion: on rows that neither was fitted on.',
  ),
  seed: option(
    z.int().check(z.gte(0), z.lte(2 ** 31 - 1)),
    42,
    'Of shuffles, the holdout hash and the bootstrap, 0 to 2147483647: the same seed gives the same result.',
  ),
});

export type TuneSection = z.output<typeof tuneSection>;
