import * as z from 'zod/mini';
import { described, option, section } from '../../option.ts';
import { countGrid } from './number-grids.ts';
import { GRID_TEXT, shared } from './shared-grids.ts';

export const MAX_NEIGHBORS = 100_000;

export const kNeighborsGrid = z.strictObject({
  estimator: described(
    z.literal('kNeighbors'),
    'What the nearest training rows have, by Euclidean distance: the mean of numbers, the shares of classes. The model holds the training rows.',
  ),
  grid: section(
    z.strictObject({
      nNeighbors: option(
        countGrid(MAX_NEIGHBORS),
        [1, 3, 5, 10, 20, 50],
        'Numbers of neighbours, 1 to 100000 each, at most as many as there are training rows. Few follow noise, many smooth it away. All share the search for the most, so several cost little.',
      ),
      weights: option(
        z.array(z.enum(['uniform', 'distance'])).check(z.minLength(1)),
        ['uniform'],
        'What a neighbour counts: the same as each other ("uniform"), or 1 over its distance ("distance").',
      ),
      ...shared,
    }),
    GRID_TEXT,
  ),
});
