import * as z from 'zod/mini';
import { described, section } from '../../option.ts';
import { GRID_TEXT } from './shared-grids.ts';

/** The baseline. */
export const dummyGrid = z.strictObject({
  estimator: described(z.literal('dummy'), 'A baseline that knows no features. Always added.'),
  grid: section(
    z.strictObject({
      strategy: described(
        z.optional(z.array(z.enum(['mean', 'median', 'prior', 'mostFrequent'])).check(z.minLength(1))),
        'What is predicted for every row: of numbers the mean, or the median, which has the least absolute error; of classes their shares (prior), or the most frequent one. Default: mean or prior, by the target.',
      ),
    }),
    GRID_TEXT,
  ),
});
