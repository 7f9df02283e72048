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
]);
