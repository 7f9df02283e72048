import * as z from 'zod';

const nSplits = z
  .int()
  .min(2)
  .max(1_000)
  .default(5)
  .describe(
    'How many folds are tested in turn, 2 to 1000. More of them cost more and leave more to train on.',
  );

export const crossValidation = z.discriminatedUnion('splitter', [
  z.strictObject({
    splitter: z.literal('kFold').describe('Folds of equal size.'),
    nSplits,
    shuffle: z
      .boolean()
      .default(true)
      .describe(
        'Draws the folds with tune.seed. Off keeps the order of the file, and is needed beside data.time.',
      ),
  }),
  z.strictObject({
    splitter: z.literal('timeSeriesSplit').describe('Trains on what came before, tests on what came next.'),
    nSplits,
    boundary: z
      .enum(['time', 'row'])
      .default('time')
      .describe(
        '"time" cuts between distinct times only, so that no time is in training and test; "row" cuts anywhere, as scikit-learn does.',
      ),
  }),
  z.strictObject({
    splitter: z.literal('predefinedSplit').describe('The folds that the column data.fold numbers.'),
  }),
]);

export type CrossValidation = z.output<typeof crossValidation>;
