import * as z from 'zod/mini';
import { described, option } from '../option.ts';

/** How the candidates of a search are chosen. */
export const search = z.discriminatedUnion('strategy', [
  z.strictObject({
    strategy: described(z.literal('grid'), 'Evaluates every combination of the grids.'),
  }),
  z.strictObject({
    strategy: described(
      z.literal('random'),
      'Evaluates some combinations, drawn at random. Grids may then name what to draw from.',
    ),
    nIter: option(
      z.int().check(z.gte(1), z.lte(100_000)),
      10,
      'How many candidates are drawn, all different, 1 to 100000, the baseline not counted. More find a better one, and cost more.',
    ),
    seed: option(
      z.nullable(z.int().check(z.gte(0), z.lte(2 ** 31 - 1))),
      null,
      'Of the draws, 0 to 2147483647. Default: tune.seed, so that the same configuration draws the same candidates.',
    ),
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
