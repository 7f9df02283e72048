import * as z from 'zod/mini';
import { described, option } from '../option.ts';

const nSplits = option(
  z.int().check(z.gte(2), z.lte(1_000)),
  5,
  'How many folds are tested in turn, 2 to 1000. More of them cost more and leave more to train on.',
);

const nRepeats = option(
  z.int().check(z.gte(1), z.lte(500)),
  10,
  'How often the folds are drawn anew, 1 to 500; nSplits x nRepeats at most 1000, because each of them is fitted. The mean over more draws hangs less on any one of them.',
);

const shuffle = option(
  z.boolean(),
  true,
  'Draws the folds with tune.seed. Off keeps the order of the file, and is needed beside data.time.',
);

const shuffleGroups = option(
  z.boolean(),
  false,
  'Draws the groups with tune.seed. Off goes by their sizes, which makes the folds more equal, and is needed beside data.time.',
);

const share = described(z.number().check(z.gt(0), z.lt(1)), 'A share of the rows to search.');

const nRows = described(z.int().check(z.gte(1)), 'A number of rows.');

export const crossValidation = z.discriminatedUnion('splitter', [
  z.strictObject({
    splitter: described(z.literal('kFold'), 'Folds of equal size.'),
    nSplits,
    shuffle,
  }),
  z.strictObject({
    splitter: described(
      z.literal('stratifiedKFold'),
      'Folds that each hold the same share of every class of the target.',
    ),
    nSplits,
    shuffle,
  }),
  z.strictObject({
    splitter: described(
      z.literal('groupKFold'),
      'Folds that each hold whole groups of data.group, so that a model is tested on groups it has not seen.',
    ),
    nSplits,
    shuffle: shuffleGroups,
  }),
  z.strictObject({
    splitter: described(
      z.literal('stratifiedGroupKFold'),
      'Folds of whole groups of data.group, with shares of the classes as equal as those allow.',
    ),
    nSplits,
    shuffle: shuffleGroups,
  }),
  z.strictObject({
    splitter: described(z.literal('repeatedKFold'), 'kFold, drawn several times with tune.seed.'),
    nSplits,
    nRepeats,
  }),
  z.strictObject({
    splitter: described(
      z.literal('repeatedStratifiedKFold'),
      'stratifiedKFold, drawn several times with tune.seed.',
    ),
    nSplits,
    nRepeats,
  }),
  z.strictObject({
    splitter: described(
      z.literal('shuffleSplit'),
      'Training and test parts of a chosen size, each pair drawn with tune.seed from all rows.',
    ),
    nSplits: option(
      z.int().check(z.gte(1), z.lte(1_000)),
      10,
      'How many pairs are drawn, 1 to 1000. They overlap, so that more of them are not independent.',
    ),
    testSize: option(
      z.nullable(z.union([share, nRows])),
      null,
      'Rows to test on: a share above 0 and below 1, rounded up, or a number of rows. null for what trainSize leaves, or 0.1 where that is null too.',
    ),
    trainSize: option(
      z.nullable(z.union([share, nRows])),
      null,
      'Rows to train on: a share above 0 and below 1, rounded down, or a number of rows. null for what testSize leaves; less makes a search over many rows cheaper.',
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
    gap: option(
      z.int().check(z.gte(0)),
      0,
      'Rows between training and test that are in neither, at least 0; with "boundary: time" at least so many, back to a change of time. As many as the latest labels of a model in service are late, so that it is not tested with newer ones.',
    ),
    testSize: option(
      z.nullable(nRows),
      null,
      'Rows of each test part, at least 1; with "boundary: time" moved to the nearest change of time. null for all rows / (nSplits + 1).',
    ),
    maxTrainSize: option(
      z.nullable(nRows),
      null,
      'The most rows to train on, at least 1: the newest before the gap. null for all; a limit forgets what is long past, and costs less.',
    ),
  }),
  z.strictObject({
    splitter: described(z.literal('predefinedSplit'), 'The folds that the column data.fold numbers.'),
  }),
]);

export type CrossValidation = z.output<typeof crossValidation>;
