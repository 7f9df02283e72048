import * as z from 'zod/mini';
import { described, option, section } from '../../option.ts';
import { GRID_TEXT } from './shared-grids.ts';

/** The baseline. */
export const dummyGrid = z.strictObject({
  estimator: described(z.literal('dummy'), 'A baseline that knows no features. Always added.'),
  grid: section(
    z.strictObject({
      strategy: option(
        z.array(z.enum(['mean', 'median'])).check(z.minLength(1)),
        ['mean'],
        'What is predicted for every row. The median has the least absolute error.',
      ),
    }),
    GRID_TEXT,
  ),
});
