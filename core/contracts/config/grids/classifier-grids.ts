import * as z from 'zod/mini';
import { described, option, section } from '../../option.ts';
import { flagGrid, GRID_TEXT, numberGrid, shared } from './shared-grids.ts';

/** Models that tell classes apart. */
export const logisticGrid = z.strictObject({
  estimator: described(
    z.literal('logistic'),
    'Logistic regression with an L2 penalty, for two classes or more.',
  ),
  grid: section(
    z.strictObject({
      C: option(
        numberGrid,
        { logspace: [-3, 3, 20] },
        'Inverses of the strength of the L2 penalty, above 0: smaller ones hold the coefficients closer to 0. Each starts from the one before, so many cost little.',
      ),
      fitIntercept: z.optional(flagGrid),
      classWeight: described(
        z.optional(
          z
            .array(described(z.enum(['none', 'balanced']), 'Every row counts alike, or every class does.'))
            .check(z.minLength(1)),
        ),
        'How much the rows of a class count. Default: none alone, because balanced probabilities are no longer those of the data.',
      ),
      ...shared,
    }),
    GRID_TEXT,
  ),
});
