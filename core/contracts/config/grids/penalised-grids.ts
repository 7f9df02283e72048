import * as z from 'zod/mini';
import { described, option, section } from '../../option.ts';
import { expanded, flagGrid, GRID_TEXT, numberGrid, shared } from './shared-grids.ts';

const alpha = option(
  numberGrid,
  { logspace: [-4, 1, 20] },
  "Strengths of the penalty, at least 0, beside half the mean squared error as in scikit-learn. Each starts from the solution of the next larger one, so many cost little. In the target's units with normalised features: for a target in the thousands take larger ones.",
);

/** Linear models of all features whose penalty leaves some of them out. */
export const lassoGrid = z.strictObject({
  estimator: described(
    z.literal('lasso'),
    'Least squares with an L1 penalty, which leaves out features that add little.',
  ),
  grid: section(
    z.strictObject({ alpha, fitIntercept: z.optional(flagGrid), ...expanded, ...shared }),
    GRID_TEXT,
  ),
});

export const elasticNetGrid = z.strictObject({
  estimator: described(
    z.literal('elasticNet'),
    'Least squares with an L1 and an L2 penalty: leaves features out, and keeps correlated ones together.',
  ),
  grid: section(
    z.strictObject({
      alpha,
      l1Ratio: option(
        numberGrid,
        [0.1, 0.5, 0.9],
        'Shares of the L1 penalty, 0 to 1 each: 0 is ridge, 1 is lasso. A few, because scores change slowly with it.',
      ),
      fitIntercept: z.optional(flagGrid),
      ...expanded,
      ...shared,
    }),
    GRID_TEXT,
  ),
});
