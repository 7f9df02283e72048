import * as z from 'zod/mini';
import { described, option } from '../option.ts';

/** How the candidates are gone through. */
export const searchSection = z.discriminatedUnion('strategy', [
  z.strictObject({
    strategy: described(z.literal('grid'), 'Evaluates every combination on all rows to search.'),
  }),
  z.strictObject({
    strategy: described(
      z.literal('halving'),
      'Evaluates every combination on few rows, the best of them on more, and so on: for estimators whose candidates share no work, such as nearest neighbours or trainers of your own.',
    ),
    factor: option(
      z.int().check(z.gte(2), z.lte(10)),
      3,
      'Of each round the best 1 in so many goes on, to so many times the rows, 2 to 10. More of it is faster and more likely to drop the best.',
    ),
  }),
]);
