import * as z from 'zod/mini';
import { described, option } from '../option.ts';

const nSplits = option(
  z.int().check(z.gte(2), z.lte(1_000)),
  5,
  'How many folds are tested in turn, 2 to 1000. More of them cost more and leave more to train on.',
);

export const crossValidation = z.discriminatedUnion('splitter', [
  z.strictObject({
    splitter: described(z.literal('kFold'), 'Folds of equal size.'),
    nSplits,
    shuffle: option(
      z.boolean(),
      true,
      'Draws the folds with tune.seed. Off keeps the order of the file, and is needed beside data.time.',
    ),
  }),
  z.strictObject({
    splitter: described(z.literal('timeSeriesSplit'), 'Trains on what came before, tests on what came next.'),
    nSplits,
    boundary: option(
      z.enum(['time', 'row']),
      'time',
      '"time" cuts between distinct times only, so that no time is in training and test; "row" cuts anywhere, as scikit-learn does.',
    ),
  }),
  z.strictObject({
    splitter: described(z.literal('predefinedSplit'), 'The folds that the column data.fold numbers.'),
  }),
]);

export type CrossValidation = z.output<typeof crossValidation>;
